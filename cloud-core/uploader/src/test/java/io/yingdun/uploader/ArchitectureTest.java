package io.yingdun.uploader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.yingdun.uploader", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.yingdun.uploader.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KNOWS_NEITHER_SPRING_NOR_THE_SERVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.yingdun.cloud..", "io.yingdun.foundation..");

    @ArchTest
    static final ArchRule ONLY_THE_RECEIVER_KNOWS_NETTY = noClasses()
            .that()
            .resideOutsideOfPackage("io.yingdun.uploader.receive")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_A_TERMINAL = noClasses()
            .that()
            .resideOutsideOfPackage("io.yingdun.uploader.cli")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}

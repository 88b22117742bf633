package io.yingdun.watermark;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The whole engine: the other module's classes are on the class path and have the same root. */
@AnalyzeClasses(packages = "io.yingdun.watermark", importOptions = DoNotIncludeTests.class)
class StructureTest {
    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("io.yingdun.watermark.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoServerAndNoFramework = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.netty..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule onlyTheCommandLineParsesArgumentsAndWritesJson = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("io.yingdun.watermark.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "tools.jackson..");
}

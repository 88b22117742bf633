package io.yingdun.foundation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.yingdun", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CIRCLES =
            slices().matching("io.yingdun.foundation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KNOWS_NO_SERVER = noClasses()
            .that()
            .resideInAPackage("io.yingdun.foundation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.yingdun.management..", "io.yingdun.cloud..", "io.yingdun.watermark..", "io.yingdun.dicom..");
}

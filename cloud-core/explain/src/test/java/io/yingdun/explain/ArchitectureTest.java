package io.yingdun.explain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.yingdun.explain");

    @Test
    void packagesFormNoCircle() {
        slices().matching("io.yingdun.explain.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void knowsOnlyTheJdkAndNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "io.yingdun.explain..", "org.jspecify..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..")
                .check(CLASSES);
    }
}

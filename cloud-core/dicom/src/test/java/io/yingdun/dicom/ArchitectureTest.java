package io.yingdun.dicom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.yingdun.dicom");

    @Test
    void packagesFormNoCircle() {
        slices().matching("io.yingdun.dicom.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void knowsNeitherSpringNorOtherModules() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "io.yingdun.watermark..", "io.yingdun.agent..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCodecTouchesNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.yingdun.dicom.codec")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..")
                .check(CLASSES);
    }

    @Test
    void onlyRenderingKnowsPicturesOfTheJdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.yingdun.dicom.rendering")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .check(CLASSES);
    }

    @Test
    void onlyTheNetworkKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.yingdun.dicom.pdu..",
                        "io.yingdun.dicom.association..",
                        "io.yingdun.dicom.dimse..",
                        "io.yingdun.dicom.service..",
                        "io.yingdun.dicom.entity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsATerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.yingdun.dicom.cli")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}

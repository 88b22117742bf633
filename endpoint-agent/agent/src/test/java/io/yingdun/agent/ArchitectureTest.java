package io.yingdun.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.yingdun.agent.platform.AwtHandles;

@AnalyzeClasses(packages = "io.yingdun.agent", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule featuresDependOnEachOtherInOneDirection =
            slices().matching("io.yingdun.agent.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPlatformTouchesJna = noClasses()
            .that()
            .resideOutsideOfPackage("io.yingdun.agent.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule onlyOverlayTouchesLwjgl = noClasses()
            .that()
            .resideOutsideOfPackage("io.yingdun.agent.overlay..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lwjgl..");

    @ArchTest
    static final ArchRule onlyOverlayAndTrayTouchAwt = noClasses()
            .that()
            .resideOutsideOfPackages("io.yingdun.agent.overlay..", "io.yingdun.agent.tray..")
            .and()
            .doNotBelongToAnyOf(AwtHandles.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule onlyTheLinkTouchesNetty = noClasses()
            .that()
            .resideOutsideOfPackage("io.yingdun.agent.link..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule theOverlayKnowsNoServer = noClasses()
            .that()
            .resideInAnyPackage("io.yingdun.agent.overlay..", "io.yingdun.agent.platform..", "io.yingdun.agent.tray..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.yingdun.protocol..");

    @ArchTest
    static final ArchRule nothingImportsAServer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.yingdun.management..", "org.springframework..");
}

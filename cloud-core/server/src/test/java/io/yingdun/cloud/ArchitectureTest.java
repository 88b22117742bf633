package io.yingdun.cloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Mapper;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.yingdun.cloud", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CIRCLES =
            slices().matching("io.yingdun.cloud.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_PROTOCOLS_KNOW_NETTY = noClasses()
            .that()
            .resideOutsideOfPackages("..cloud.dimse..", "..cloud.ris..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule ONLY_STORAGE_KNOWS_NATIVE_CALLS = noClasses()
            .that()
            .resideOutsideOfPackage("..cloud.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule ONLY_MESSAGES_KNOW_WECHAT = noClasses()
            .that()
            .resideOutsideOfPackage("..cloud.message..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("me.chanjar.weixin..");

    @ArchTest
    static final ArchRule ONLY_MAPPERS_HAVE_SQL = noClasses()
            .that()
            .areNotAnnotatedWith(Mapper.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..", "org.apache.ibatis.annotations..");

    @ArchTest
    static final ArchRule MAPPERS_ARE_THEIR_FEATURES_OWN = classes()
            .that()
            .areAnnotatedWith(Mapper.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_ACCESS_DECIDES_WHO_MAY = noClasses()
            .that()
            .resideOutsideOfPackage("..cloud.access..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security..");

    @Test
    void noFileIsLongerThanFourHundredLines() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".java")))
                    .allSatisfy(f -> assertThat(Files.readAllLines(f).size())
                            .as(f.toString())
                            .isLessThanOrEqualTo(400));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

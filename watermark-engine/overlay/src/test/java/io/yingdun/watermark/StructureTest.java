package io.yingdun.watermark;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** What is true of this module alone; the rooms of the whole engine are looked at where they all are, in {@code trace}. */
@AnalyzeClasses(packages = "io.yingdun.watermark", importOptions = DoNotIncludeTests.class)
class StructureTest {
    @ArchTest
    static final ArchRule needsNothingButJava = ArchRuleDefinition.classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.yingdun.watermark..", "java..", "javax.crypto..", "org.jspecify..");
}

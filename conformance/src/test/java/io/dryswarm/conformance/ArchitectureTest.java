package io.dryswarm.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dryswarm", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_PRODUCT_DOES_NOT_KNOW_RECORDINGS = noClasses()
      .that()
      .resideInAnyPackage("io.dryswarm.models..", "io.dryswarm.core..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.dryswarm.conformance..");

  @ArchTest
  static final ArchRule KINDS_OF_RECORDINGS_DO_NOT_KNOW_EACH_OTHER = noClasses()
      .that()
      .resideInAPackage("io.dryswarm.conformance.oracle..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.dryswarm.conformance.replay..");
}

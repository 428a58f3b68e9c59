package io.dryswarm.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dryswarm", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule benchmarksStayOutOfTheProduct = noClasses()
      .that()
      .resideOutsideOfPackage("io.dryswarm.bench..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.openjdk.jmh..", "io.dryswarm.bench..");
}

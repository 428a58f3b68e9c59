package io.dryswarm.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dryswarm", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule kernelKnowsNothingOfClusters = classes()
      .that()
      .resideInAPackage("io.dryswarm.core..")
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage(
          "io.dryswarm.core..", "java..", "org.HdrHistogram..", "org.jspecify.annotations..")
      .because("the kernel has no model, no report and no benchmark harness in it");

  @ArchTest
  static final ArchRule calendarKnowsOnlyPayloads = noClasses()
      .that()
      .resideInAPackage("io.dryswarm.core.calendar..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "io.dryswarm.core.random..", "io.dryswarm.core.stats..", "io.dryswarm.core.trace..");

  @ArchTest
  static final ArchRule observersCannotReachTheSimulation = noClasses()
      .that()
      .resideInAnyPackage("io.dryswarm.core.stats..", "io.dryswarm.core.trace..")
      .should()
      .dependOnClassesThat()
      .haveFullyQualifiedName("io.dryswarm.core.Simulation");

  @ArchTest
  static final ArchRule runsShareNothing = fields()
      .that()
      .areStatic()
      .should()
      .beFinal()
      .because("two runs in one process must not touch each other");
}

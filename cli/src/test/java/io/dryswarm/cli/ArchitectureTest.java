package io.dryswarm.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may know which. The command line sees them all, so the rules are checked here. */
@AnalyzeClasses(packages = "io.dryswarm", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule MODULES_DEPEND_IN_ONE_DIRECTION = layeredArchitecture()
      .consideringOnlyDependenciesInAnyPackage("io.dryswarm..")
      .layer("cli")
      .definedBy("io.dryswarm.cli..")
      .layer("reports")
      .definedBy("io.dryswarm.reports..")
      .layer("scenarios")
      .definedBy("io.dryswarm.scenarios..")
      .layer("conformance")
      .definedBy("io.dryswarm.conformance..")
      .layer("models")
      .definedBy("io.dryswarm.models..")
      .layer("core")
      .definedBy("io.dryswarm.core..")
      .whereLayer("cli")
      .mayNotBeAccessedByAnyLayer()
      .whereLayer("reports")
      .mayOnlyBeAccessedByLayers("cli")
      .whereLayer("scenarios")
      .mayOnlyBeAccessedByLayers("cli")
      .whereLayer("conformance")
      .mayOnlyBeAccessedByLayers("cli")
      .whereLayer("models")
      .mayOnlyBeAccessedByLayers("cli", "reports", "scenarios", "conformance")
      .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule REPORTS_READ_RESULTS_ONLY = noClasses()
      .that()
      .resideInAPackage("io.dryswarm.reports..")
      .should()
      .dependOnClassesThat(resideInAPackage("io.dryswarm.models..")
          .and(resideOutsideOfPackage("io.dryswarm.models.result..")));

  @ArchTest
  static final ArchRule JSON_IS_FOR_REPORTS_AND_RECORDINGS = noClasses()
      .that()
      .resideOutsideOfPackages(
          "io.dryswarm.reports.json..", "io.dryswarm.reports.output..", "io.dryswarm.conformance..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("com.fasterxml.jackson..")
      .because("everything else starts faster without it");

  @ArchTest
  static final ArchRule ARGUMENTS_ARE_PARSED_BY_THE_COMMAND_LINE_ALONE = noClasses()
      .that()
      .resideOutsideOfPackage("io.dryswarm.cli")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule YAML_IS_READ_BY_SCENARIOS_ALONE = noClasses()
      .that()
      .resideOutsideOfPackage("io.dryswarm.scenarios..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule ONLY_OUTPUT_AND_INTERRUPTION_USE_THREADS = noClasses()
      .that()
      .resideOutsideOfPackage("io.dryswarm.reports.output")
      .and()
      .doNotHaveSimpleName("Interruption")
      .should()
      .dependOnClassesThat()
      .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule NOTHING_PRINTS_BY_ITSELF = noClasses()
      .that()
      .haveSimpleNameNotEndingWith("Main")
      .should()
      .accessField(System.class, "out")
      .orShould()
      .accessField(System.class, "err")
      .because("results and messages go through Console");
}

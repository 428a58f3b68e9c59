package io.dryswarm.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.dryswarm.core.random.RandomStream;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Random;

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
      .layer("compose")
      .definedBy("io.dryswarm.compose..")
      .layer("docker")
      .definedBy("io.dryswarm.docker..")
      .layer("experiments")
      .definedBy("io.dryswarm.experiments..")
      .layer("conformance")
      .definedBy("io.dryswarm.conformance..")
      .layer("models")
      .definedBy("io.dryswarm.models..")
      .layer("core")
      .definedBy("io.dryswarm.core..")
      .whereLayer("cli")
      .mayNotBeAccessedByAnyLayer()
      .whereLayer("experiments")
      .mayOnlyBeAccessedByLayers("cli")
      .whereLayer("reports")
      .mayOnlyBeAccessedByLayers("cli", "experiments")
      .whereLayer("scenarios")
      .mayOnlyBeAccessedByLayers("cli", "experiments")
      .whereLayer("docker")
      .mayOnlyBeAccessedByLayers("cli", "scenarios", "conformance")
      .whereLayer("compose")
      .mayOnlyBeAccessedByLayers("cli", "scenarios", "docker", "experiments")
      .whereLayer("conformance")
      .mayOnlyBeAccessedByLayers("cli")
      .whereLayer("models")
      .mayOnlyBeAccessedByLayers(
          "cli", "reports", "scenarios", "docker", "experiments", "conformance")
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
          "io.dryswarm.reports.json..",
          "io.dryswarm.reports.output..",
          "io.dryswarm.reports.html..",
          "io.dryswarm.compose.deploy..",
          "io.dryswarm.docker..",
          "io.dryswarm.experiments.output..",
          "io.dryswarm.experiments.sweep..",
          "io.dryswarm.conformance..")
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
  static final ArchRule YAML_IS_READ_IN_ONE_PLACE = noClasses()
      .that()
      .resideOutsideOfPackage("io.dryswarm.compose.yaml")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule ONLY_OUTPUT_INTERRUPTION_AND_SWEEPS_USE_THREADS = noClasses()
      .that()
      .resideOutsideOfPackage("io.dryswarm.reports.output")
      .and()
      .doNotHaveSimpleName("Interruption")
      .and()
      .doNotHaveSimpleName("Workers")
      .should()
      .dependOnClassesThat()
      .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule RUNS_SHARE_NOTHING = fields()
      .that()
      .areStatic()
      .should()
      .beFinal()
      .andShould()
      .notHaveRawType(mutable())
      .because("two runs in one process must not touch each other");

  private static DescribedPredicate<JavaClass> mutable() {
    return describe(
        "mutable",
        type -> type.isAssignableTo(AbstractCollection.class)
            || type.isAssignableTo(AbstractMap.class)
            || type.isAssignableTo(StringBuilder.class)
            || type.isAssignableTo(Random.class)
            || type.isAssignableTo(RandomStream.class)
            || type.getPackageName().startsWith("it.unimi.dsi.fastutil")
            || type.getPackageName().startsWith("java.util.concurrent")
            || type.getPackageName().startsWith("org.HdrHistogram"));
  }

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

package io.dryswarm.scenarios;

import io.dryswarm.compose.yaml.FurtherDocument;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.compose.yaml.YamlFiles;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlReader;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.docker.host.DockerShell;
import io.dryswarm.models.PolicyRefused;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.cluster.ShellMaker;
import io.dryswarm.scenarios.deploy.Folder;
import io.dryswarm.scenarios.deploy.ScenarioFiles;
import io.dryswarm.scenarios.language.Scenario;
import io.dryswarm.scenarios.language.ScenarioReader;
import io.dryswarm.scenarios.language.Setting;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns a file into a run: a scenario, or a stack file as it is. Which one it is shows in the content: a stack file has
 * {@code services} or {@code version} at the top.
 */
public final class ScenarioLoader {
  private static final String EMPTY = "empty";
  private static final String EMPTY_TEXT = "name: a cluster\nstacks: {}\n";

  private final Map<String, String> environment;
  private final YamlFiles files;

  /**
   * @param environment what variables in stack files stand for; usually the process's own
   * @param stdin       what the file {@code -} means
   */
  public ScenarioLoader(Map<String, String> environment, InputStream stdin) {
    this.environment = Map.copyOf(environment);
    this.files = new YamlFiles(stdin);
  }

  /** Whether a file can be read and is a stack file, not a scenario. */
  public boolean isStackFile(Path file) {
    YamlNode root = files.read(file, new Problems());
    return root != null && isStack(root);
  }

  /** Whether a file can be read and is a scenario: it has a section that only scenarios have, and no services. */
  public boolean isScenario(Path file) {
    return files.read(file, new Problems()) instanceof YamlMap map
        && !isStack(map)
        && (map.get("stacks") != null || map.get("cluster") != null || map.get("users") != null);
  }

  /** Reads a file and everything that it names. Never throws for what a user can get wrong. */
  public LoadResult load(Path file, Overrides overrides) {
    Problems problems = new Problems();
    List<Setting> settings = new SettingParser(problems).parse(overrides);
    YamlNode root = files.read(file, problems);
    return root == null ? rejected(problems) : load(root, file, overrides, settings, problems);
  }

  /** Reads a text as if it stood in a file. */
  public LoadResult load(String text, Path file) {
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(SourceFile.of(YamlFiles.name(file), text), text, problems);
    return root == null
        ? rejected(problems)
        : load(root, file, Overrides.NONE, List.of(), problems);
  }

  /** The default cluster, on which nothing runs. Commands that are typed there find the files of the current directory. */
  public LoadResult empty(Overrides overrides) {
    Problems problems = new Problems();
    List<Setting> settings = new SettingParser(problems).parse(overrides);
    Path file = Path.of(EMPTY + ".yaml");
    SourceFile source = SourceFile.of(EMPTY, EMPTY_TEXT);
    YamlNode root = Objects.requireNonNull(YamlReader.read(source, EMPTY_TEXT, problems), EMPTY);
    return load(root, file, overrides, settings, problems);
  }

  private LoadResult load(
      YamlNode root, Path file, Overrides overrides, List<Setting> settings, Problems problems) {
    Scenario scenario;
    try {
      scenario = read(file, root, settings, problems);
    } catch (PolicyRefused refused) {
      Position classPath = Position.ofFile(SourceFile.of("policies on the class path", ""));
      problems.add(classPath, "", String.valueOf(refused.getMessage()));
      return rejected(problems);
    }
    return problems.isEmpty()
        ? new LoadResult.Loaded(
            run(scenario, file, overrides),
            scenario.expectations(),
            scenario.metrics(),
            problems.warnings(),
            InputDigest.of(problems.files()))
        : rejected(problems);
  }

  private Scenario read(Path file, YamlNode root, List<Setting> settings, Problems problems) {
    ScenarioReader reader = new ScenarioReader(environment, files, problems);
    Path directory = directory(file);
    if (isStack(root)) {
      return reader.stack(root, stackName(file), directory, settings);
    }
    FurtherDocument.of(root.position().file())
        .ifPresent(at -> problems.add(
            at, "", "a second document begins here; a scenario is one document, expected its end"));
    return reader.scenario(root, stem(file), directory, settings);
  }

  private static LoadResult rejected(Problems problems) {
    return new LoadResult.Rejected(problems.sorted(), problems.warnings());
  }

  private static boolean isStack(YamlNode root) {
    return root instanceof YamlMap map
        && (map.get("services") != null || map.get("version") != null)
        && map.get("stacks") == null;
  }

  private static Path directory(Path file) {
    Path parent = YamlFiles.isStdin(file) ? null : file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static String stem(Path file) {
    if (YamlFiles.isStdin(file)) {
      return "stdin";
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** What the stack of a file is called that is run alone: the file's name, as far as services may be called after it. */
  public static String stackName(Path file) {
    String name = stem(file).replaceAll("[^a-zA-Z0-9_-]+", "-").replaceAll("^[-_]+", "");
    return name.isEmpty() ? "stack" : name;
  }

  /** Commands read the files beside the scenario, and no others. */
  private ShellMaker shells(Path file, Scenario scenario) {
    ScenarioFiles around = new ScenarioFiles(Folder.of(directory(file)), environment);
    return cluster -> new DockerShell(cluster, scenario.engine(), around);
  }

  private RunSpec run(Scenario scenario, Path file, Overrides overrides) {
    String typed = file.toString().replace('\\', '/');
    RunIdentity identity = new RunIdentity(
        scenario.name(), scenario.seed(), ReplayCommand.of(typed, scenario.seed(), overrides));
    return new RunSpec(
        identity,
        scenario.durationNs(),
        scenario.deployNs(),
        scenario.nodes(),
        scenario.underlay(),
        scenario.machine(),
        scenario.stacks(),
        scenario.applications(),
        scenario.users(),
        scenario.actions(),
        scenario.operations(),
        scenario.engine(),
        scenario.loadBalancing(),
        shells(file, scenario),
        scenario.placementFilters(),
        scenario.csi());
  }
}

package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.YamlFiles;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.core.Time;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.docker.host.Rehearsal;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.csi.CsiDriverSpec;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.deploy.Folder;
import io.dryswarm.scenarios.deploy.ScenarioFiles;
import io.dryswarm.scenarios.deploy.Stack;
import io.dryswarm.scenarios.deploy.StackReader;
import io.dryswarm.scenarios.deploy.TypedServices;
import io.dryswarm.scenarios.expect.ExpectReader;
import io.dryswarm.scenarios.expect.Metrics;
import io.dryswarm.scenarios.expect.Subjects;
import io.dryswarm.scenarios.quantity.Quantities;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a scenario: one reader per section, in the order in which they need each other. */
public final class ScenarioReader {
  private final Map<String, String> environment;
  private final YamlFiles files;
  private final Problems problems;
  private final Catalogue catalogue = Catalogue.load();

  /**
   * @param environment what variables in stack files stand for
   */
  public ScenarioReader(Map<String, String> environment, YamlFiles files, Problems problems) {
    this.environment = environment;
    this.files = files;
    this.problems = problems;
  }

  /**
   * A scenario file.
   *
   * @param absentName what the scenario is called if it does not say
   * @param directory  where paths in it start
   */
  public Scenario scenario(
      YamlNode root, String absentName, Path directory, List<Setting> settings) {
    List<Setting> own = settings.stream().filter(s -> !reachesIntoStack(s)).toList();
    Place place = Place.root(new SettingTree(problems).apply(root, own), problems);
    MapPlace top = place.map(LanguageKeys.TOP);
    MapPlace section = top.findOrEmpty("stacks").map();
    if (place.isMap() && !top.has("stacks")) {
      place.problem("missing key \"stacks\"; it names the stack files to deploy");
    }
    checkStackNames(settings, section);
    List<Stack> stacks = stackSection(top).read(section, directory, settings);
    return read(top, absentName, stacks, directory, false);
  }

  /**
   * A stack file alone, on a small cluster under a light probe load.
   *
   * @param name      of the stack and of the scenario
   * @param directory where paths in it start
   */
  public Scenario stack(YamlNode root, String name, Path directory, List<Setting> settings) {
    List<Setting> scenarioSettings =
        settings.stream().filter(s -> LanguageKeys.TOP.allows(s.path().get(0))).toList();
    List<Setting> stackSettings =
        settings.stream().filter(s -> !scenarioSettings.contains(s)).toList();
    YamlNode empty = new YamlMap(root.position(), List.of());
    YamlNode implied = new SettingTree(problems).apply(empty, scenarioSettings);
    MapPlace top = Place.root(implied, problems).map(LanguageKeys.TOP);
    Stack stack = stackSection(top).read(name, root, Folder.of(directory), stackSettings);
    return read(top, name, List.of(stack), directory, !top.has("users"));
  }

  private StackSection stackSection(MapPlace top) {
    EngineVersion version = EngineVersion.of(new ClusterReader(top).engine());
    return new StackSection(new StackReader(environment, version, problems), files, problems);
  }

  private Scenario read(
      MapPlace top, String absentName, List<Stack> stacks, Path directory, boolean probes) {
    long durationNs = durationNs(top, "duration", Defaults.DURATION_NS, Time.NEVER);
    long deployNs = durationNs(top, "deploy_at", Defaults.DEPLOY_NS, 0);
    long arrivalNs = deployNs + durationNs(top, "warmup", Defaults.WARMUP_NS, 0);
    checkDuration(top, durationNs, arrivalNs);
    ClusterReader cluster = new ClusterReader(top);
    int before = problems.count();
    List<NodeSpec> plain = cluster.nodes();
    if (problems.count() > before) {
      problems.areMissing(NameKind.NODE);
    }
    List<CsiDriverSpec> csi = cluster.csi(plain);
    List<NodeSpec> nodes = CsiReader.equipped(plain, csi);
    List<Stack.Service> ofStacks =
        stacks.stream().flatMap(s -> s.services().stream()).toList();
    ofStacks.forEach(new PlacementCheck(nodes)::check);
    TypedServices typed = TypedServices.of(
        TimelineReader.typedLines(top.findOrEmpty("timeline")),
        stacks,
        deployNs,
        new Rehearsal(
            new ScenarioFiles(Folder.of(directory), environment),
            EngineVersion.of(cluster.engine())));
    List<Stack.Service> services = both(ofStacks, typed.created());
    new ClusterVolumeCheck(typed.volumes()).check(services);

    Timeline timeline =
        new TimelineReader(nodes, services, durationNs).read(top.findOrEmpty("timeline"));
    SortedMap<String, Application> applications = new ApplicationSection(
            top.findOrEmpty("applications"), catalogue)
        .assign(services, typed.variants(), timeline.operations());
    ImagesReader.checkNames(
        top.find("images"), both(services, typed.variants()), timeline.operations());
    Requests requests = new Requests(applications);
    PublishedPorts.checkMesh(ofStacks);
    UserReader userReader = new UserReader(
        nodes,
        both(services, typed.variants()),
        requests,
        new ArrivalFile(directory, problems),
        arrivalNs);
    List<UserSpec> users = probes ? userReader.probes() : userReader.read(top.findOrEmpty("users"));
    new CallCheck(services, requests).check(applications);

    Subjects subjects = subjects(
        nodes, users, services, timeline.actions(), DataNames.of(stacks, timeline.operations()));
    return new Scenario(
        top.find("name").map(Place::text).orElse(absentName),
        top.find("seed").map(p -> p.integer(Long.MIN_VALUE, Long.MAX_VALUE)).orElse(Defaults.SEED),
        durationNs,
        deployNs,
        nodes,
        cluster.underlay(nodes),
        cluster.machine(),
        cluster.engine(),
        new PolicyReader(services).read(top.findOrEmpty("policies"), cluster.ipvs()),
        PolicyReader.placementFilters(top.findOrEmpty("policies")),
        StackSection.specs(stacks, typed.early()),
        requests.applications(),
        users,
        timeline.actions(),
        timeline.operations(),
        new ExpectReader(subjects).read(top.findOrEmpty("expect")),
        new Metrics(subjects),
        csi);
  }

  private static List<Stack.Service> both(List<Stack.Service> first, List<Stack.Service> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static void checkDuration(MapPlace top, long durationNs, long arrivalNs) {
    if (durationNs <= arrivalNs) {
      String message = "the run ends before the first users arrive (deploy_at plus warmup)";
      top.find("duration").orElse(top.place()).problem(message);
    }
  }

  private static boolean reachesIntoStack(Setting setting) {
    return setting.path().size() > 2 && setting.path().get(0).equals("stacks");
  }

  private void checkStackNames(List<Setting> settings, MapPlace section) {
    for (Setting setting : settings) {
      if (reachesIntoStack(setting) && !section.has(setting.path().get(1))) {
        String path = "stacks." + setting.path().get(1);
        problems.add(setting.from(), path, "the scenario has no stack of this name");
      }
    }
  }

  private static Subjects subjects(
      List<NodeSpec> nodes,
      List<UserSpec> users,
      List<Stack.Service> services,
      List<TimedAction> actions,
      List<String> data) {
    SortedMap<String, String> names = new TreeMap<>();
    services.forEach(s -> names.put(s.key(), s.spec().name()));
    services.forEach(s -> names.put(s.spec().name(), s.spec().name()));
    return new Subjects(
        users.stream().map(UserSpec::name).toList(),
        users.stream().map(UserSpec::item).filter(i -> !i.isEmpty()).distinct().toList(),
        names,
        actions.stream()
            .map(TimedAction::action)
            .filter(ScenarioReader::isLoss)
            .map(loss -> ((Action.OnNode) loss).node().text())
            .distinct()
            .toList(),
        nodes.stream().map(NodeSpec::name).toList(),
        data);
  }

  /** Whether the swarm has to recover from it. */
  private static boolean isLoss(Action action) {
    return action instanceof Action.Crash
        || action instanceof Action.KillEngine
        || action instanceof Action.StopEngine
        || action instanceof Action.LinkDown
        || action instanceof Action.Hang;
  }

  /**
   * @param wrongNs what stands in for a text that is no duration: chosen so that nothing else complains about it
   */
  private static long durationNs(MapPlace top, String key, long absentNs, long wrongNs) {
    return top.find(key).map(p -> p.quantity(Quantities.DURATION, wrongNs)).orElse(absentNs);
  }
}

package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SwarmKit: volumes_test.go. */
class ClusterVolumesTest {
  private static final int HERE = 1;
  private static final int ELSEWHERE = 2;

  private final ClusterVolumes volumes = new ClusterVolumes();
  private int lastTask = 100;

  @Test
  @DisplayName("should keep track of added volumes;"
      + " should choose and return an available volume;"
      + " should return an empty string if there are no available volumes;"
      + " should specify one volume from a group, if the source is a group")
  void volumesAreFoundByNameAndByGroup() {
    put(11, "data", "fast", Scope.MULTI_NODE, Sharing.ALL);

    assertTrue(canMount("data", false));
    assertTrue(canMount("group:fast", false));
    assertFalse(canMount("fast", false));
    assertFalse(canMount("group:slow", false));
    assertFalse(canMount("nothing", false));
  }

  @Test
  @DisplayName("checkVolume: volume outside of node topology;"
      + " checkVolume: volume not in use and is in topology")
  void aVolumeOutsideTheTopologyOfTheNodeIsNotUsable() {
    volumes.put(new VolumeObject(
        11,
        1,
        spec("data", "", Scope.MULTI_NODE, Sharing.ALL),
        new VolumeObject.Info("p", List.of(zone("z1"))),
        List.of()));

    assertTrue(volumes.canMount(mount("data", "/a", false), zoned("drv", "z1")));
    assertFalse(volumes.canMount(mount("data", "/a", false), zoned("drv", "z2")));
    assertTrue(volumes.canMount(mount("data", "/a", false), zoned("other", "z2")));
  }

  @Test
  @DisplayName("checkVolume: volume in use on a different node;"
      + " checkVolume: the volume is in use on a different node, but the scope is multinode")
  void singleNodeScopeKeepsAllOnOneNodeMultiNodeDoesNot() {
    put(11, "single", "", Scope.SINGLE_NODE, Sharing.ALL);
    put(12, "multi", "", Scope.MULTI_NODE, Sharing.ALL);
    use("single", ELSEWHERE, false);
    use("multi", ELSEWHERE, false);

    assertFalse(canMount("single", false));
    assertTrue(canMount("multi", false));
  }

  @Test
  @DisplayName("checkVolume: the volume is in use and cannot be shared;"
      + " checkVolume: the volume is not in use and cannot be shared;"
      + " should track tasks using a volume")
  void sharingNoneIsForOneTask() {
    put(11, "data", "", Scope.MULTI_NODE, Sharing.NONE);
    assertTrue(canMount("data", true));

    TaskObject user = use("data", HERE, true);
    assertFalse(canMount("data", true));

    volumes.release(user);
    assertTrue(canMount("data", true));
  }

  @Test
  @DisplayName("checkVolume: volume is read only, mount is not;"
      + " checkVolume: volume is OneWriter, and has no writer;"
      + " checkVolume: volume is OneWriter, but already has a writer")
  void readOnlySharingRefusesWritersAndOneWriterTheSecond() {
    put(11, "read", "", Scope.MULTI_NODE, Sharing.READ_ONLY);
    put(12, "one", "", Scope.MULTI_NODE, Sharing.ONE_WRITER);

    assertFalse(canMount("read", false));
    assertTrue(canMount("read", true));
    use("one", HERE, true);
    assertTrue(canMount("one", false));
    use("one", HERE, false);
    assertFalse(canMount("one", false));
    assertTrue(canMount("one", true));
  }

  @Test
  void onlyActiveVolumesAreGivenOut() {
    volumes.put(new VolumeObject(
        11,
        1,
        spec("data", "", Scope.MULTI_NODE, Sharing.ALL).withAvailability(Availability.PAUSE),
        new VolumeObject.Info("p", List.of()),
        List.of()));
    assertFalse(canMount("data", false));
  }

  @Test
  @DisplayName("should choose task volumes;" + " should reserve all task volumes")
  void mountsOfATaskGetDistinctFittingVolumes() {
    put(11, "a", "pool", Scope.SINGLE_NODE, Sharing.NONE);
    put(12, "b", "pool", Scope.SINGLE_NODE, Sharing.NONE);
    TaskObject task = task(
        Swarm.service("web")
            .clusterVolume("group:pool", "/1", true)
            .mount(new MountSpec("scratch", "/2"))
            .clusterVolume("group:pool", "/3", false),
        HERE);

    List<VolumeAttachment> chosen =
        volumes.choose(task, Swarm.node(HERE), new SeededDice(1)).attachments();

    assertEquals(
        List.of("/1", "/3"), chosen.stream().map(VolumeAttachment::target).toList());
    assertEquals(23, chosen.get(0).volume() + chosen.get(1).volume());
    assertTrue(canMount("a", false), "choosing alone takes nothing");
  }

  @Test
  void aMountThatFindsNothingIsNamed() {
    put(11, "a", "", Scope.SINGLE_NODE, Sharing.NONE);
    TaskObject task = task(
        Swarm.service("web").clusterVolume("a", "/1", true).clusterVolume("a", "/2", true), HERE);

    assertEquals("a", volumes.choose(task, Swarm.node(HERE), new SeededDice(1)).missing());
  }

  private boolean canMount(String source, boolean readOnly) {
    return volumes.canMount(mount(source, "/a", readOnly), Swarm.node(HERE));
  }

  private TaskObject use(String source, int node, boolean readOnly) {
    TaskObject task = task(Swarm.service("web").clusterVolume(source, "/a", readOnly), node);
    List<VolumeAttachment> chosen =
        volumes.choose(task, Swarm.node(node), new SeededDice(1)).attachments();
    TaskObject placed = task.assignedTo(node, chosen, TaskStatus.of(TaskState.ASSIGNED, "", 0));
    volumes.reserve(placed);
    return placed;
  }

  private TaskObject task(Swarm.ServiceBuilder service, int node) {
    return Swarm.task(++lastTask, service.object(5), 1, node, TaskState.PENDING, TaskState.RUNNING);
  }

  private void put(int id, String name, String group, Scope scope, Sharing sharing) {
    volumes.put(new VolumeObject(
        id,
        1,
        spec(name, group, scope, sharing),
        new VolumeObject.Info("p", List.of()),
        List.of()));
  }

  private static VolumeSpec spec(String name, String group, Scope scope, Sharing sharing) {
    return new VolumeSpec(name, group, "drv", scope, sharing, Availability.ACTIVE);
  }

  private static MountSpec mount(String source, String target, boolean readOnly) {
    return new MountSpec(MountType.CLUSTER, source, target, readOnly, "");
  }

  private static TreeMap<String, String> zone(String name) {
    TreeMap<String, String> segments = new TreeMap<>();
    segments.put("zone", name);
    return segments;
  }

  private static NodeObject zoned(String plugin, String zone) {
    return Swarm.node(HERE)
        .withDescription(new NodeObject.Description(
            1,
            1,
            "linux",
            "x86_64",
            new TreeMap<>(),
            "",
            List.of(),
            List.of(),
            List.of(new CsiInfo(plugin, zone(zone)))));
  }
}

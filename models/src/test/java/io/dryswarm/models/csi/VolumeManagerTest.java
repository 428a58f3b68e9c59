package io.dryswarm.models.csi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.store.VolumeObject.PublishState;
import io.dryswarm.models.store.VolumeObject.PublishStatus;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SwarmKit manager/csi/manager_test.go and plugin_test.go, under their names where one pins the same, and what follows from the source. */
class VolumeManagerTest {
  private static final int MANAGER = 0;
  private static final int VOLUME = 50;

  private final FakeLeader leader = new FakeLeader();
  private final PluginsDouble plugins = new PluginsDouble(leader::nowMs, leader::atMs);
  private final StringBuilder news = new StringBuilder();

  @BeforeEach
  void nodes() {
    leader.write(tx -> {
      for (int node = 1; node <= 3; node++) {
        tx.create(node(node, "disk"));
      }
    });
  }

  private static NodeObject node(int id, String... plugins) {
    NodeObject node = Swarm.node(id);
    return node.withDescription(node.description()
        .withCsi(List.of(plugins).stream()
            .map(plugin -> new CsiInfo(plugin, "n" + id, 0, null))
            .toList()));
  }

  private void lead() {
    leader.lead(new VolumeManager(
        MANAGER,
        plugins,
        (what, volume, node, attempt, text) -> news.append(
            leader.nowMs() + " " + what + " n" + node + " " + attempt + " " + text + "\n")));
  }

  private static VolumeObject volume(int id, String name, PublishStatus... published) {
    return made(id, name).withPublished(List.of(published));
  }

  private static VolumeObject made(int id, String name) {
    return wanted(id, name).withInfo(new VolumeObject.Info("id-" + name, List.of()));
  }

  private static VolumeObject wanted(int id, String name) {
    return VolumeObject.create(
        id, new VolumeSpec(name, "", "disk", Scope.MULTI_NODE, Sharing.ALL, Availability.ACTIVE));
  }

  private static PublishStatus pending(int node) {
    return new PublishStatus(node, PublishState.PENDING_PUBLISH);
  }

  private static PublishStatus letGo(int node) {
    return new PublishStatus(node, PublishState.PENDING_CONTROLLER_UNPUBLISH);
  }

  private void create(VolumeObject volume) {
    leader.write(tx -> tx.create(volume));
  }

  private String statuses() {
    return leader.view().volume(VOLUME).published().stream()
        .map(s ->
            s.node() + " " + s.state().word() + (s.message().isEmpty() ? "" : ": " + s.message()))
        .collect(Collectors.joining("\n"));
  }

  /** The plugin of a leader is known to attach once it has made a volume. */
  private void meetPlugin() {
    create(wanted(49, "first"));
    leader.runUntilMs(leader.nowMs() + 10);
    plugins.drain();
    news.setLength(0);
  }

  // SwarmKit: should call the correct plugin to create volumes; should persist the volume in the
  // store; should not requeue a successful volume
  @Test
  void aNewVolumeIsMadeAndStoredOnce() {
    lead();
    create(wanted(VOLUME, "data"));
    leader.runUntilMs(10_000);
    assertEquals("0 disk CreateVolume data\n", plugins.drain());
    VolumeObject stored = leader.view().volume(VOLUME);
    assertNotNull(stored.info());
    assertEquals("id-data", stored.info().pluginId());
  }

  // SwarmKit: should enqueue all volumes
  @Test
  void aNewLeaderLooksAtAllVolumes() {
    create(wanted(VOLUME, "data"));
    create(made(51, "old"));
    create(wanted(52, "more"));
    lead();
    leader.runUntilMs(100);
    assertEquals("0 disk CreateVolume data\n1 disk CreateVolume more\n", plugins.drain());
  }

  @Test
  void whatFailsIsTriedAgainAfterGrowingPauses() {
    plugins.refuse("no space", "no space", "no space");
    lead();
    create(wanted(VOLUME, "data"));
    leader.runUntilMs(3_000);
    assertEquals("""
        0 disk CreateVolume data
        201 disk CreateVolume data
        602 disk CreateVolume data
        1403 disk CreateVolume data
        """, plugins.drain());
    assertEquals("""
        1 FAILED n0 0 data: no space
        202 FAILED n0 1 data: no space
        603 FAILED n0 2 data: no space
        1404 CREATED n0 0 data
        """, news.toString());
  }

  @Test
  void aManagerWithoutThePluginCanMakeNothing() {
    plugins.missing.add("disk");
    lead();
    create(wanted(VOLUME, "data"));
    leader.runUntilMs(500);
    assertEquals("""
        0 FAILED n0 0 data: plugin "disk" not found
        200 FAILED n0 1 data: plugin "disk" not found
        """, news.toString());
    assertNull(leader.view().volume(VOLUME).info());
  }

  // SwarmKit: should not call CreateVolume; should return the volume name as the VolumeID
  @Test
  void aPluginThatDidNotAnswerAtFirstMakesNothingAndItsVolumesAreCalledByTheirNames() {
    plugins.answers = false;
    lead();
    create(wanted(VOLUME, "data"));
    leader.runUntilMs(100);
    plugins.answers = true;
    leader.runUntilMs(1_000);
    assertEquals("", plugins.drain());
    assertEquals("data", leader.view().volume(VOLUME).info().pluginId());
  }

  // SwarmKit: should call ControllerPublishVolume for each pending PublishStatus
  @Test
  void everyStatusTakesItsStep() {
    lead();
    meetPlugin();
    create(
        volume(VOLUME, "data", pending(1), new PublishStatus(2, PublishState.PUBLISHED), letGo(3)));
    leader.runUntilMs(1_000);
    assertEquals("""
        10 disk ControllerPublishVolume id-data node 1
        11 disk ControllerUnpublishVolume id-data node 3
        """, plugins.drain());
    assertEquals("1 published\n2 published", statuses());
  }

  // SwarmKit: should fail gracefully and only in part
  @Test
  void oneStatusThatFailsDoesNotHoldBackTheOthers() {
    lead();
    meetPlugin();
    plugins.refuse("busy");
    create(volume(VOLUME, "data", pending(1), pending(2)));
    leader.runUntilMs(100);
    assertEquals("1 pending-publish: error publishing volume: busy\n2 published", statuses());
    leader.runUntilMs(1_000);
    assertEquals("1 published\n2 published", statuses());
    assertEquals("""
        10 disk ControllerPublishVolume id-data node 1
        11 disk ControllerPublishVolume id-data node 2
        212 disk ControllerPublishVolume id-data node 1
        """, plugins.drain());
  }

  // SwarmKit: should not call the ControllerPublishVolume RPC; should not call the
  // ControllerUnpublishVolume RPC
  @Test
  void aPluginThatDoesNotAttachIsNotAsked() {
    plugins.attaches = false;
    lead();
    meetPlugin();
    create(volume(VOLUME, "data", pending(1), letGo(2)));
    leader.runUntilMs(1_000);
    assertEquals("", plugins.drain());
    assertEquals("1 published", statuses());
  }

  /** It would have to call the plugin to know that it attaches, and calls it only if it knows. */
  @Test
  void aNewLeaderTakesAttachingAndDetachingForDone() {
    create(volume(VOLUME, "data", pending(1), letGo(2)));
    lead();
    leader.runUntilMs(1_000);
    assertEquals("", plugins.drain());
    assertEquals("1 published", statuses());
  }

  // SwarmKit: should add new nodes to the plugins; should handle node updates; should remove nodes
  // from the plugins
  @Test
  void aNodeIsKnownByWhatItsPluginTellsUntilItIsRemoved() {
    lead();
    meetPlugin();
    leader.write(tx -> {
      tx.create(node(4));
      tx.update(tx.node(3).withDescription(node(3).description()));
      tx.remove(tx.node(2));
    });
    create(volume(VOLUME, "data", pending(2), pending(3), pending(4)));
    leader.runUntilMs(100);
    String unknown =
        " pending-publish: error publishing volume: rpc error: code = FailedPrecondition desc = CSI node ID not found for given Swarm node ID";
    assertEquals("2" + unknown + "\n3 published\n4" + unknown, statuses());
    leader.write(tx -> tx.update(tx.node(4).withDescription(node(4, "disk").description())));
    leader.runUntilMs(1_000);
    assertEquals("2" + unknown + "\n3 published\n4 published", statuses());
  }

  /** What others write while plugins are called is overwritten by what was read before. */
  @Test
  void aStatusThatComesMeanwhileIsLost() {
    lead();
    meetPlugin();
    create(volume(VOLUME, "data", pending(1)));
    leader.write(tx -> tx.update(tx.volume(VOLUME).withPublished(List.of(pending(1), pending(2)))));
    leader.runUntilMs(1_000);
    assertEquals("1 published", statuses());
  }

  // SwarmKit: should delete the Volume
  @Test
  void aVolumeOnItsWayOutIsUnmadeAndForgotten() {
    lead();
    create(made(VOLUME, "data").deleting());
    leader.runUntilMs(100);
    assertEquals("0 disk DeleteVolume id-data\n", plugins.drain());
    assertNull(leader.view().volume(VOLUME));
  }

  // SwarmKit: should not remove the volume from the store if DeleteVolume fails
  @Test
  void aVolumeThatCannotBeUnmadeStays() {
    plugins.refuse("in use");
    lead();
    create(made(VOLUME, "data").deleting());
    leader.runUntilMs(100);
    assertNotNull(leader.view().volume(VOLUME));
    leader.runUntilMs(300);
    assertNull(leader.view().volume(VOLUME));
  }
}

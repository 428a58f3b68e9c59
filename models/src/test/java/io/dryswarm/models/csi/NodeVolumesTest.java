package io.dryswarm.models.csi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SwarmKit agent/csi, under the names of its tests. */
class NodeVolumesTest {
  private static final int NODE = 2;
  private static final int VOLUME = 50;

  private final FakeLeader clock = new FakeLeader();
  private final PluginsDouble plugins = new PluginsDouble(clock::nowMs, clock::atMs);
  private final StringBuilder log = new StringBuilder();
  private NodeVolumes volumes = new NodeVolumes(NODE, plugins);

  private final NodeVolumesEffects out = new NodeVolumesEffects() {
    private Object armed = new Object();

    @Override
    public long nowNs() {
      return clock.nowNs();
    }

    @Override
    public void arm(long delayNs) {
      Object token = new Object();
      armed = token;
      clock.atMs((nowNs() + delayNs) / 1_000_000, () -> {
        if (armed == token) {
          volumes.timeout(this);
        }
      });
    }

    @Override
    public void disarm() {
      armed = new Object();
    }

    @Override
    public void published(int volume) {
      log.append(clock.nowMs() + " ready " + volume + "\n");
    }

    @Override
    public void unpublished(int volume) {
      log.append(clock.nowMs() + " report " + volume + "\n");
    }

    @Override
    public void happened(VolumeNews what, int volume, int attempt, String text) {
      if (what == VolumeNews.FAILED) {
        log.append(clock.nowMs() + " failed " + attempt + " " + text + "\n");
      }
    }
  };

  private static VolumeAssignment assignment(int id, String driver) {
    return new VolumeAssignment(
        id,
        "id-" + id,
        new VolumeSpec("v" + id, "", driver, Scope.SINGLE_NODE, Sharing.NONE, Availability.ACTIVE));
  }

  private void add(int... ids) {
    for (int id : ids) {
      volumes.assign(List.of(), List.of(assignment(id, "disk")), out);
    }
  }

  private void remove(int id) {
    volumes.assign(List.of(assignment(id, "disk")), List.of(), out);
  }

  private String drain() {
    String text = plugins.drain() + log;
    log.setLength(0);
    return text;
  }

  /** The engine describes its node when it starts, which is the first contact with its plugins. */
  private void describe() {
    assertEquals(List.of("disk"), volumes.described(List.of("disk")));
  }

  // SwarmKit: TestNodeStageVolume, TestNodePublishVolume
  @Test
  void aVolumeIsStagedThenPublishedThenReady() {
    describe();
    add(VOLUME);
    assertFalse(volumes.isReady(VOLUME));
    clock.runUntilMs(100);
    assertEquals("""
        0 disk NodeStageVolume id-50 node 2
        1 disk NodePublishVolume id-50 node 2
        2 ready 50
        """, drain());
    assertTrue(volumes.isReady(VOLUME));
  }

  @Test
  void aPluginThatDoesNotStagePublishesAtOnce() {
    plugins.stages = false;
    describe();
    add(VOLUME);
    clock.runUntilMs(100);
    assertEquals("0 disk NodePublishVolume id-50 node 2\n1 ready 50\n", drain());
  }

  // SwarmKit: TestNodeUnpublishVolume, TestNodeUnstageVolume
  @Test
  void letGoItIsUnpublishedButNotUnstagedByTheEngineThatPublishedIt() {
    describe();
    add(VOLUME);
    clock.runUntilMs(100);
    drain();
    remove(VOLUME);
    assertFalse(volumes.isReady(VOLUME));
    clock.runUntilMs(200);
    assertEquals("100 disk NodeUnpublishVolume id-50 node 2\n101 report 50\n", drain());

    volumes = new NodeVolumes(NODE, plugins);
    describe();
    remove(VOLUME);
    clock.runUntilMs(300);
    assertEquals("""
        200 disk NodeUnpublishVolume id-50 node 2
        201 disk NodeUnstageVolume id-50 node 2
        202 report 50
        """, drain());
  }

  @Test
  void volumesAreHandledOneAfterAnotherAndAFailureIsNoReasonToWaitForOthers() {
    plugins.stages = false;
    describe();
    plugins.refuse("busy");
    add(VOLUME, 51);
    clock.runUntilMs(1_000);
    assertEquals("""
        0 disk NodePublishVolume id-50 node 2
        1 disk NodePublishVolume id-51 node 2
        201 disk NodePublishVolume id-50 node 2
        1 failed 0 v50: busy
        2 ready 51
        202 ready 50
        """, drain());
  }

  /** A wish that changes while a plugin works is taken up when that is over. */
  @Test
  void theLastWishCounts() {
    describe();
    add(VOLUME);
    remove(VOLUME);
    clock.runUntilMs(100);
    assertEquals("""
        0 disk NodeStageVolume id-50 node 2
        1 disk NodePublishVolume id-50 node 2
        2 disk NodeUnpublishVolume id-50 node 2
        2 ready 50
        3 report 50
        """, drain());
    assertFalse(volumes.isReady(VOLUME));
  }

  // SwarmKit: Get: should return the requested plugin; Get: should return an error if no plugin can
  // be found
  @Test
  void aVolumeOfAPluginThatTheNodeLacksIsNeverReady() {
    plugins.missing.add("nosuch");
    volumes.assign(List.of(), List.of(assignment(VOLUME, "nosuch")), out);
    add(51);
    clock.runUntilMs(100);
    assertEquals("""
        0 disk NodePublishVolume id-51 node 2
        0 failed 0 v50: cannot get plugin nosuch: plugin "nosuch" not found
        1 ready 51
        """, drain());
  }

  // SwarmKit: NodeInfo: should return NodeCSIInfo for every active plugin
  @Test
  void aNodeTellsOfThePluginsThatAnswer() {
    plugins.missing.add("nosuch");
    assertEquals(List.of("a", "b"), volumes.described(List.of("a", "b", "nosuch")));
    plugins.answers = false;
    assertEquals(List.of(), volumes.described(List.of("a", "b")));
  }

  /** The engine asks a plugin for its capabilities once: one that is silent then stages nothing for as long as the engine runs. */
  @Test
  void aPluginThatWasSilentAtTheFirstContactIsTakenNotToStage() {
    plugins.answers = false;
    assertEquals(List.of(), volumes.described(List.of("disk")));
    plugins.answers = true;
    add(VOLUME);
    clock.runUntilMs(100);
    assertEquals("0 disk NodePublishVolume id-50 node 2\n1 ready 50\n", drain());
  }
}

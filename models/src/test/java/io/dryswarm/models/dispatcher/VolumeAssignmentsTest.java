package io.dryswarm.models.dispatcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.csi.VolumeAssignment;
import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.AccessType;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.store.VolumeObject.PublishState;
import io.dryswarm.models.store.VolumeObject.PublishStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node is told of cluster volumes. SwarmKit manager/dispatcher/assignments_test.go, dispatcher_test.go. */
class VolumeAssignmentsTest {
  private static final int NODE = 2;
  private static final SecretObject SECRET = Samples.secret(30, "token");

  private final FakeLeader store = new FakeLeader();
  private final AssignmentSet set = new AssignmentSet(NODE);

  @BeforeEach
  void secret() {
    store.write(tx -> tx.create(SECRET));
  }

  private static VolumeObject volume(PublishState state) {
    TreeMap<String, String> secrets = new TreeMap<>();
    secrets.put("auth", ObjectIds.of(SECRET));
    VolumeSpec spec = new VolumeSpec(
        "data",
        "",
        "disk",
        Scope.SINGLE_NODE,
        Sharing.NONE,
        Availability.ACTIVE,
        new VolumeSpec.Request(
            AccessType.MOUNT, 0, 0, List.of(), List.of(), secrets, new TreeMap<>()),
        new TreeMap<>());
    return VolumeObject.create(50, spec)
        .withInfo(new VolumeObject.Info("plugin-id", List.of()))
        .withPublished(
            List.of(new PublishStatus(1, PublishState.PUBLISHED), new PublishStatus(NODE, state)));
  }

  private boolean add(PublishState state) {
    return set.addOrUpdate(volume(state), store.view());
  }

  private String drain() {
    AssignmentsMessage m = set.drain(false, 1, 2);
    return "tasks " + m.tasks().size()
        + " volumes " + m.volumes().stream().map(VolumeAssignment::pluginId).toList()
        + " -" + m.removedVolumes().stream().map(VolumeAssignment::pluginId).toList()
        + " secrets " + m.secrets().stream().map(SecretObject::id).toList()
        + " -" + m.removedSecrets();
  }

  // SwarmKit: TestAssignVolume
  @Test
  void aVolumeThatIsPublishedToTheNodeComesWithItsSecrets() {
    assertTrue(add(PublishState.PUBLISHED));
    assertEquals("tasks 0 volumes [plugin-id] -[] secrets [30] -[]", drain());
    assertFalse(add(PublishState.PUBLISHED), "it has been told");
    assertEquals("tasks 0 volumes [] -[] secrets [] -[]", drain());
  }

  @Test
  void oneThatIsOnItsWayOrPublishedElsewhereIsNotTold() {
    assertFalse(add(PublishState.PENDING_PUBLISH));
    assertFalse(new AssignmentSet(7).addOrUpdate(volume(PublishState.PUBLISHED), store.view()));
    assertEquals("tasks 0 volumes [] -[] secrets [] -[]", drain());
  }

  // SwarmKit: TestAssignmentsWithVolume
  @Test
  void theTaskComesAtOnceTheVolumeWhenItIsPublishedAndItsRemovalAfterTheTask() {
    set.addOrUpdate(Samples.task(10, NODE, TaskState.ASSIGNED, TaskState.RUNNING), store.view());
    add(PublishState.PENDING_PUBLISH);
    assertEquals("tasks 1 volumes [] -[] secrets [] -[]", drain());
    add(PublishState.PUBLISHED);
    assertEquals("tasks 0 volumes [plugin-id] -[] secrets [30] -[]", drain());
    set.addOrUpdate(Samples.task(10, NODE, TaskState.RUNNING, TaskState.SHUTDOWN), store.view());
    assertEquals("tasks 1 volumes [] -[] secrets [] -[]", drain());
    add(PublishState.PENDING_NODE_UNPUBLISH);
    assertEquals("tasks 0 volumes [] -[plugin-id] secrets [] -[]", drain());
    assertTrue(add(PublishState.PENDING_CONTROLLER_UNPUBLISH), "its secrets go");
    assertEquals("tasks 0 volumes [] -[] secrets [] -[30]", drain());
  }

  /** The node may have restarted and forgotten what it has. */
  @Test
  void aNodeIsToldToLetGoWhatItWasNeverTold() {
    assertTrue(add(PublishState.PENDING_NODE_UNPUBLISH));
    assertEquals("tasks 0 volumes [] -[plugin-id] secrets [30] -[]", drain());
  }

  /** Of several changes between two messages only the last one is told. */
  @Test
  void aVolumeThatComesAndGoesBetweenTwoMessagesOnlyGoes() {
    add(PublishState.PUBLISHED);
    add(PublishState.PENDING_NODE_UNPUBLISH);
    assertEquals("tasks 0 volumes [] -[plugin-id] secrets [30] -[]", drain());
  }

  @Test
  void aSecretStaysWhileATaskStillNeedsIt() {
    store.write(
        tx -> tx.create(Samples.task(10, NODE, TaskState.ASSIGNED, TaskState.RUNNING, "token")));
    set.addOrUpdate(store.view().task(10), store.view());
    add(PublishState.PUBLISHED);
    drain();
    assertFalse(add(PublishState.PENDING_CONTROLLER_UNPUBLISH));
    assertEquals("tasks 0 volumes [] -[] secrets [] -[]", drain());
  }
}

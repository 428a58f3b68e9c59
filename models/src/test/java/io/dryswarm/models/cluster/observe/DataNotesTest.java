package io.dryswarm.models.cluster.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import io.dryswarm.models.volumes.LocalVolumes;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DataNotesTest {
  private final LocalVolumes volumes = new LocalVolumes();
  private final DataNotes notes = new DataNotes(volumes, node -> "n" + node);

  private static TaskObject task(int id, int node, TaskState observed, MountSpec... mounts) {
    TaskSpec spec = new TaskSpec(
        new ContainerSpec("db:1", new TreeMap<>(), List.of(mounts), List.of(), 0),
        ResourceSpec.NONE,
        RestartPolicy.DEFAULT,
        PlacementSpec.ANYWHERE,
        List.of(),
        0);
    return new TaskObject(
        id,
        0,
        50,
        "db",
        1,
        node,
        spec,
        0,
        TaskState.RUNNING,
        TaskStatus.of(observed, observed.label(), 0),
        List.of(),
        id);
  }

  private static TaskObject withVolume(int id, int node) {
    return task(id, node, TaskState.RUNNING, new MountSpec("data", "/data"));
  }

  private Recovery crash(TaskObject... lost) {
    for (int i = 0; i < 3; i++) {
      volumes.mount("data", 2).add(i);
    }
    return new Recovery(2, "crash n2", "n2", 5, List.of(lost));
  }

  private static void replace(Recovery recovery, TaskObject replacement) {
    recovery.committed(new StoreEvent(StoreEvent.Op.UPDATE, replacement, null), 20);
    recovery.listening(replacement.id(), 21);
  }

  @Test
  void whoMovedFoundNothing() {
    Recovery recovery = crash(withVolume(1, 2));
    replace(recovery, withVolume(9, 3));

    String note = notes.of(recovery).get(0);
    assertTrue(note.contains("the replacement on n3 started with an EMPTY volume"), note);
    assertTrue(note.contains("3 items stay behind on the disk of n2"), note);
  }

  @Test
  void whoStayedFoundItsData() {
    Recovery recovery = crash(withVolume(1, 2));
    replace(recovery, withVolume(9, 2));

    assertEquals(
        List.of(
            "db.1 kept its data in the local volume data of n2. Its replacement ran on n2 again and"
                + " found the data (3 items)."),
        notes.of(recovery));
  }

  @Test
  void whoWasNotReplacedLeftItThere() {
    assertEquals(
        List.of("db.1 kept its data in the local volume data of n2. No replacement ran: the data (3"
            + " items) waits on that disk."),
        notes.of(crash(withVolume(1, 2))));
  }

  @Test
  void anonymousVolumesAndNoneAreNoNews() {
    assertEquals(
        List.of(),
        notes.of(crash(
            task(1, 2, TaskState.RUNNING),
            task(2, 2, TaskState.RUNNING, new MountSpec("", "/cache")))));
  }
}

package io.dryswarm.models.cluster.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.volumes.VolumeData;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftBehindTest {
  private final LocalVolumes volumes = new LocalVolumes();

  private VolumeData used(String name, int node, String task) {
    VolumeData data = volumes.mount(name, node);
    data.taken(task);
    data.initialise();
    return data;
  }

  private List<String> findings(String... told) {
    return new LeftBehind(volumes, node -> "n" + node).findings(List.of(told));
  }

  @Test
  void tellsOfDataOnAnotherNode() {
    VolumeData old = used("data", 1, "db.1");
    old.add(7);
    old.left(90 * Time.SECOND);
    used("data", 2, "db.1");

    assertEquals(
        List.of("Data was left behind in the local volume data of n1 (1 items): db.1 used it until "
            + "1:30.000. db.1 is at work on n2 with the volume of that name there (0 items). Local "
            + "volumes do not move with tasks."),
        findings());
    assertEquals(List.of(), findings("x kept its data in the local volume data of n1. More."));
  }

  @Test
  void saysNothingWhereEveryVolumeIsInUseOrNobodyIsAtWork() {
    used("global", 1, "agent.1");
    used("global", 2, "agent.2");
    used("ended", 1, "job.1").left(Time.SECOND);
    used("back", 3, "db.1").left(Time.SECOND);
    used("back", 3, "db.1");

    assertEquals(List.of(), findings());
  }
}

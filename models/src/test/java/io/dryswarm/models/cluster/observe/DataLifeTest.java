package io.dryswarm.models.cluster.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.SecretResult;
import io.dryswarm.models.result.SecretResult.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataLifeTest {
  private static final int WEB = 1;
  private static final int API = 2;

  private final int[] moments = new int[1];
  private final DataLife life = new DataLife(Kind.SECRET, "pass", 100, () -> moments[0]++);

  @Test
  void theFirstFileOfEachNodeCounts() {
    life.named(WEB);
    life.file(11, 4, 30, 150);
    life.file(12, 5, 10, 170);
    life.file(13, 4, 99, 300);
    life.file(14, 6, 20, 180);

    SecretResult result = result();

    assertEquals(
        List.of("n4 150 50 30 x2", "n5 170 70 10 x1", "n6 180 80 20 x1"),
        result.files().stream()
            .map(f -> f.node() + " " + f.atNs() + " " + f.sinceCreationNs() + " " + f.sinceTaskNs()
                + " x" + f.containers())
            .toList());
    assertEquals(70, result.propagationMedianNs());
    assertEquals(80, result.propagationMaxNs());
    assertEquals(20, result.deliveryMedianNs());
    assertEquals(30, result.deliveryMaxNs());
    assertEquals(RunResult.NOT_SEEN, result.rotationNs());
  }

  @Test
  void aRotationEndsWithTheLastContainerOfTheLastService() {
    life.named(WEB);
    life.named(API);
    life.file(11, 4, 0, 150);
    life.file(12, 4, 0, 150);
    life.rotated(WEB, List.of("pass_2"), 200);
    life.shutDown(WEB);
    life.shutDown(API);
    life.ended(11, 250);
    life.rotated(API, List.of("pass_2"), 300);
    life.shutDown(API);
    assertEquals(RunResult.NOT_SEEN, result().rotationNs());
    assertEquals(1, moments[0], "it began");

    life.ended(12, 340);

    assertEquals(2, moments[0], "it ended");
    assertEquals(200, result().rotatedNs());
    assertEquals(140, result().rotationNs());
    assertEquals(2, result().restarts());
    assertEquals("pass_2", result().replacedBy());
  }

  @Test
  void anUpdateThatIsTakenBackLeavesTheRotationOpen() {
    life.named(WEB);
    life.file(11, 4, 0, 150);
    life.rotated(WEB, List.of(), 200);
    life.ended(11, 220);
    assertEquals(20, result().rotationNs());

    life.named(WEB);
    life.file(12, 4, 0, 260);

    assertEquals(200, result().rotatedNs());
    assertEquals(RunResult.NOT_SEEN, result().rotationNs());
  }

  @Test
  void aLateContainerOfTheOldVersionProlongsTheRotation() {
    life.named(WEB);
    life.file(11, 4, 0, 150);
    life.rotated(WEB, List.of(), 200);
    life.ended(11, 220);
    life.file(12, 5, 0, 230);
    life.ended(12, 290);

    assertEquals(90, result().rotationNs());
  }

  @Test
  void aRemovedServiceIsNoRotation() {
    life.named(WEB);
    life.file(11, 4, 0, 150);
    life.unnamed(WEB, 200);
    life.ended(11, 250);

    assertEquals(RunResult.NOT_SEEN, result().rotatedNs());
    assertEquals(RunResult.NOT_SEEN, result().rotationNs());
  }

  private SecretResult result() {
    return life.result(node -> "n" + node, Collections.emptySortedMap(), 0);
  }
}

package io.dryswarm.models.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeSecretsTest {
  private final NodeSecrets secrets = new NodeSecrets();

  private static TaskObject task(String... names) {
    return Samples.task(7, 0, TaskState.FAILED, TaskState.SHUTDOWN, names);
  }

  /** Swarmkit: TestTaskRestrictedSecretsProvider. */
  @Test
  void aTaskSeesOnlyWhatItNamesAndInItsOwnOrder() {
    secrets.replaceAll(
        List.of(Samples.secret(50, "a"), Samples.secret(51, "b"), Samples.secret(52, "c")));
    assertEquals(
        List.of(Samples.secret(52, "c"), Samples.secret(50, "a")),
        secrets.neededBy(task("c", "missing", "a")));
  }

  @Test
  void aNameUsedAgainMeansTheNewestSecret() {
    secrets.update(List.of(), List.of(Samples.secret(60, "a"), Samples.secret(50, "a")));
    assertEquals(Samples.secret(60, "a"), secrets.named("a"));
    secrets.update(List.of(60), List.of());
    assertEquals(Samples.secret(50, "a"), secrets.named("a"));
    secrets.clear();
    assertNull(secrets.named("a"));
  }

  @Test
  void aSecretWithoutATaskIsAViolation() {
    secrets.replaceAll(List.of(Samples.secret(50, "a"), Samples.secret(51, "b")));
    assertEquals(
        List.of("worker-1 holds secret b, which none of its tasks needs"),
        secrets.violations("worker-1", List.of(task("a")), List.of()));
    assertEquals(
        List.of(), secrets.violations("worker-1", List.of(task("a"), task("b")), List.of()));
  }
}

package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackDeployerTest {
  private final Deque<Runnable> unanswered = new ArrayDeque<>();
  private final List<Integer> atOnce = new ArrayList<>();
  private final StackDeployer deployer = new StackDeployer((change, committed) -> {
    unanswered.add(committed);
    atOnce.add(unanswered.size());
  });

  private static RunSpec.StackSpec stack() {
    return new RunSpec.StackSpec(
        "shop",
        List.of(NetworkSpec.overlay("a"), NetworkSpec.overlay("b")),
        List.of(new SecretSpec("s", "x")),
        List.of());
  }

  @Test
  void eachRequestWaitsForTheAnswerToTheOneBefore() {
    deployer.deploy(stack());
    while (!unanswered.isEmpty()) {
      unanswered.remove().run();
    }

    assertEquals(List.of(1, 1, 1), atOnce);
  }

  @Test
  void asLongAsThereIsNoAnswerNothingFollows() {
    deployer.deploy(stack());
    deployer.deploy(stack());

    assertEquals(List.of(1), atOnce);
  }
}

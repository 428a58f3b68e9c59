package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.ErrorCode;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StackDeployerTest {
  private static final ApiReply DONE = new ApiReply.Done(null);
  private static final ApiReply REFUSED =
      new ApiReply.Refused(new ApiError(ErrorCode.UNKNOWN, "no"));

  private final Deque<Consumer<ApiReply>> unanswered = new ArrayDeque<>();
  private final List<ApiRequest> requests = new ArrayList<>();
  private final List<Integer> atOnce = new ArrayList<>();
  private final StackDeployer deployer = new StackDeployer(
      (via, request, reply) -> {
        requests.add(request);
        unanswered.add(reply);
        atOnce.add(unanswered.size());
      },
      () -> 0);

  private static RunSpec.StackSpec stack(String name) {
    return new RunSpec.StackSpec(
        name,
        List.of(NetworkSpec.overlay(name + "_a"), NetworkSpec.overlay(name + "_b")),
        List.of(new SecretSpec(name + "_s", "x")),
        List.of());
  }

  private void answerAll(ApiReply reply) {
    while (!unanswered.isEmpty()) {
      unanswered.remove().accept(reply);
    }
  }

  @Test
  void eachRequestWaitsForTheAnswerToTheOneBefore() {
    deployer.deploy(stack("shop"));
    answerAll(DONE);

    assertEquals(List.of(1, 1, 1), atOnce);
    assertEquals(
        List.of(
            new ApiRequest.CreateNetwork(NetworkSpec.overlay("shop_a")),
            new ApiRequest.CreateNetwork(NetworkSpec.overlay("shop_b")),
            new ApiRequest.CreateSecret(new SecretSpec("shop_s", "x"))),
        requests);
  }

  @Test
  void asLongAsThereIsNoAnswerNothingFollows() {
    deployer.deploy(stack("shop"));
    deployer.deploy(stack("blog"));

    assertEquals(List.of(1), atOnce);
  }

  @Test
  void theFirstRefusalEndsAStackAndTheNextOneFollows() {
    deployer.deploy(stack("shop"));
    deployer.deploy(stack("blog"));
    unanswered.remove().accept(REFUSED);
    answerAll(DONE);

    assertEquals(4, requests.size());
    assertEquals(new ApiRequest.CreateNetwork(NetworkSpec.overlay("blog_a")), requests.get(1));
  }
}

package io.dryswarm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.result.RunResult;
import org.junit.jupiter.api.Test;

class DataPlaneWorkloadTest {
  /** More nodes than a /24 has addresses for; nothing fails, so every request has its answer or is under way. */
  @Test
  void everyRequestOfEveryServiceIsAnswered() throws Exception {
    RunResult result = new DataPlaneWorkload(260, 20, 40, 400, 5).run(nowNs -> {});

    assertEquals(20, result.requests().size());
    for (RunResult.RequestResult users : result.requests()) {
      assertEquals(0, users.failed(), users.users());
      assertEquals(100, users.sent(), 50, users.users());
      assertTrue(users.ok() > 0, users.users());
    }
  }
}

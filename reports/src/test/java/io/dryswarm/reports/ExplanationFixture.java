package io.dryswarm.reports;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Time;
import io.dryswarm.models.result.Explanation;
import io.dryswarm.models.result.Explanation.Earlier;
import io.dryswarm.models.result.Explanation.Entry;
import io.dryswarm.models.result.Explanation.ServiceStory;
import io.dryswarm.models.result.Explanation.SlotStory;
import io.dryswarm.models.result.Explanation.TaskStory;
import java.util.List;
import java.util.stream.IntStream;

/** An explanation with everything that one can have. */
public final class ExplanationFixture {
  private ExplanationFixture() {}

  /** A service with one slot, whose task had so many before it. */
  public static Explanation ofService(int earlier) {
    return new Explanation(
        new RunIdentity("shop", 42, "replay"),
        62 * Time.SECOND + 500_000,
        "s_web",
        new ServiceStory(
            "s_web",
            "service0id",
            "replicated 1",
            "updating: update in progress",
            List.of(new Entry(5 * Time.SECOND, "created, replicated 1", List.of()))),
        List.of("the swarm has no leader: nothing is decided until it has one"),
        List.of(new SlotStory(
            "s_web.1",
            new TaskStory(
                "s_web.1#" + (earlier + 1),
                "task0id",
                "pending",
                "running",
                "",
                List.of(new Entry(
                    Time.MINUTE,
                    "created, desired running",
                    List.of("service created, replicated 1", "a second reason"))),
                List.of("waits for a node", "refused by ready: worker-1")),
            IntStream.rangeClosed(1, earlier)
                .mapToObj(i -> earlier + 1 - i)
                .map(i -> new Earlier("s_web.1#" + i, "id" + i, "failed on worker-1"))
                .toList())));
  }
}

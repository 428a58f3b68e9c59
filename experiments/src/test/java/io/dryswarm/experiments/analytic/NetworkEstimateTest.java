package io.dryswarm.experiments.analytic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios as queueing networks. */
class NetworkEstimateTest {
  @TempDir
  Path directory;

  private static RunSpec run(Path file, Overrides overrides) {
    LoadResult read =
        new ScenarioLoader(Map.of(), InputStream.nullInputStream()).load(file, overrides);
    if (read instanceof LoadResult.Rejected rejected) {
      throw new AssertionError(rejected.text());
    }
    return ((LoadResult.Loaded) read).run();
  }

  /** A front end with two workers waits for a back end; the network takes no time. */
  private RunSpec shop(String users) throws IOException {
    Files.writeString(directory.resolve("stack.yml"), """
        services:
          front: { image: example/front, ports: [ "80:80" ], networks: [n], deploy: { replicas: 2 } }
          back: { image: example/back, networks: [n] }
        networks: { n: }
        """);
    return run(Files.writeString(directory.resolve("shop.yaml"), """
        cluster: { managers: 1, workers: 0, network: { latency: 0s } }
        stacks: { s: stack.yml }
        applications:
          front: { workers: 2, on: { "GET /": [ { sleep: { mean: 10ms } }, { call: back.get, kept: true } ] } }
          back: { workers: 1, on: { get: [ { sleep: { mean: 5ms } } ] } }
        users:
        """ + users), Overrides.NONE);
  }

  /** The back end is M/M/1 with 100 a second of 5 ms; each front end M/M/2 with 50 a second that hold a worker for 10 ms and that. */
  @Test
  void layersHoldEachOther() throws IOException {
    Figures figures = new NetworkEstimate(
            shop("  people: { target: \"http://:80/\", arrivals: 100/s, access: 0s }"))
        .figures();

    double back = new MultiServerQueue(100, 0.005, 1).meanResponse();
    MultiServerQueue front = new MultiServerQueue(50, 0.010 + back, 2);
    assertEquals(front.meanResponse() * 1e9, figures.responseNs().get("people"), 1);
    assertEquals(front.utilisation(), figures.utilisation().get("s_front"), 1e-9);
    assertEquals(0.5, figures.utilisation().get("s_back"), 1e-9);
  }

  /** 1/200 of a second of the back end for each request: twice the load fills it, and the knee is before that. */
  @Test
  void loadGrowsUntilTheFirstIsFull() throws IOException {
    NetworkEstimate network = new NetworkEstimate(
        shop("  people: { target: \"http://:80/\", arrivals: 20/s, access: 0s }"));

    assertEquals(0.1, network.figures().utilisation().get("s_back"), 1e-9);
    assertEquals(0.5, network.figures(5).utilisation().get("s_back"), 1e-9);
    assertTrue(Double.isInfinite(network.figures(10).responseNs().get("people")));
    assertTrue(network.knee() > 1 && network.knee() < network.saturation());
  }

  /** One group of users who wait is a closed network; two of them are found by iteration, and agree with it where there is no queue. */
  @Test
  void usersWhoWait() throws IOException {
    String alone =
        "  people: { target: \"http://:80/\", arrivals: { closed: { users: 4, think: 1s } }, access: 0s }";
    Figures exact = new NetworkEstimate(shop(alone)).figures();
    Figures iterated = new NetworkEstimate(
            shop(
                alone
                    + "\n  others: { target: \"http://:80/\", arrivals: { closed: { users: 1, think: 100s } }, access: 0s }"))
        .figures();

    assertEquals(4 / 1.015, exact.perSecond().get("people"), 0.01);
    assertEquals(exact.perSecond().get("people"), iterated.perSecond().get("people"), 0.01);
    assertEquals(
        4e9, exact.perSecond().get("people") * (exact.responseNs().get("people") + 1e9), 1);
  }

  /** The worker moves a vote in 100 ms of sleep and the rest: two of them, 15 votes a second. */
  @Test
  void aProgramThatPollsIsAServer() {
    Figures figures = new NetworkEstimate(
            run(Path.of("../scenarios/voting-healthy.yaml"), Overrides.NONE))
        .figures();

    double use = figures.utilisation().get("vote_worker");
    assertTrue(use > 15 * 0.100 / 2 && use < 15 * 0.108 / 2, () -> "" + use);
    assertTrue(figures.storeNs().get("votes") > 200e6, figures.storeNs()::toString);
    assertTrue(figures.utilisation().get("vote_redis") < 0.01);
    assertEquals(15, figures.perSecond().get("voters"), 1e-9);
  }

  /**
   * The result page asks the database once a second and moves nothing: its one worker is busy with 40 viewers a second, for 1.2 ms each.
   * The slowest service is then the worker, which bears a quarter more before it is full.
   */
  @Test
  void aLoopThatOnlyReadsMovesNoItem() {
    NetworkEstimate network =
        new NetworkEstimate(run(Path.of("../scenarios/voting-healthy.yaml"), Overrides.NONE));
    Figures figures = network.figures();

    assertEquals(0.048, figures.utilisation().get("vote_result"), 0.005);
    assertTrue(figures.storeNs().get("votes") < 1e9, figures.storeNs()::toString);
    assertEquals(1.25, network.saturation(), 0.1);
    assertTrue(network.knee() > 0.5 && network.knee() < 1.25, () -> "" + network.knee());
  }
}

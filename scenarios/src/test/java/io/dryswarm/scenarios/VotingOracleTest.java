package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users of the voting application see when a part of it dies, as the facts about the real application say (data-plane facts 9h,
 * F9.14, F9.30, F9.32, F9.37, F9.42). The fault comes at 1:00; each service has a node of its own, so that a dead node is one dead service.
 */
class VotingOracleTest {
  private static final String STACK = """
      services:
        vote:
          image: dockersamples/examplevotingapp_vote
          ports: ["8080:80"]
          deploy: { replicas: 1, placement: { constraints: [node.labels.of != data] } }
        redis:
          image: redis:alpine
          deploy: { placement: { constraints: [node.labels.of == data] } }
        worker:
          image: dockersamples/examplevotingapp_worker
          deploy: { replicas: 2, placement: { constraints: [node.role == manager] } }
        db:
          image: postgres:15-alpine
          environment: { POSTGRES_PASSWORD: postgres }
          volumes: ["db-data:/var/lib/postgresql/data"]
          deploy: { placement: { constraints: [node.labels.of == data] } }
        result:
          image: dockersamples/examplevotingapp_result
          ports: ["8081:80"]
          deploy: { placement: { constraints: [node.role == manager] } }
      volumes: { db-data: {} }
      """;

  /** Of all users, in seconds of the run. */
  private final List<Double> failedAt = new ArrayList<>();

  @TempDir
  Path temporary;

  private RunResult run(String timeline) {
    return runWith("", timeline);
  }

  /** With further users. */
  private RunResult runWith(String further, String timeline) {
    String scenario = """
        seed: 5
        duration: 110s
        warmup: 30s
        cluster:
          managers: 3
          workers: { count: 3, labels: { of: [page, data, data] } }
        stacks: { vote: stack.yml }
        users:
          voters:
            { target: 8080, request: POST /, arrivals: 10/s, item: votes, entry: managers, timeout: 20s }
          readers: { target: 8080, arrivals: 10/s, entry: managers, timeout: 20s }
        """;
    return ClusterSimulation.run(
        new ScenarioFolder(temporary)
            .file("stack.yml", STACK)
            .file("a.yaml", scenario + further + "timeline:\n" + timeline)
            .loaded("a.yaml")
            .run(),
        new RunOptions(
            List.of(),
            now -> {},
            Long.MAX_VALUE,
            null,
            null,
            (users, arrivedNs, endedNs, cause) -> {
              if (cause != null) {
                failedAt.add(endedNs / 1e9);
              }
            }));
  }

  private static RequestResult users(RunResult result, String name) {
    return result.requests().stream()
        .filter(r -> r.users().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ServiceResult service(RunResult result, String name) {
    return result.services().stream()
        .filter(s -> s.service().equals("vote_" + name))
        .findFirst()
        .orElseThrow();
  }

  private static ItemResult votes(RunResult result) {
    return result.items().get(0);
  }

  /** At ten a second: how long failures went on. */
  private static double secondsOfFailures(RequestResult requests) {
    return requests.failed() / 10.0;
  }

  @Test
  void withoutAFaultNothingFails() {
    RunResult result = run("  []\n");

    assertEquals(0, users(result, "voters").failed());
    assertEquals(0, votes(result).lostTotal());
    assertEquals(0, service(result, "worker").restarts());
    assertTrue(votes(result).seenLatency().getMaxValue() < 3 * Time.SECOND);
    double meanSeconds = votes(result).seenLatency().getMean() / Time.SECOND;
    assertEquals(
        0.6, meanSeconds, 0.25, "half a sleep of the worker and half a pause of the result");
  }

  /** F9.30: 9.3 to 9.7 votes a second for each worker, however many wait. */
  @Test
  void twoWorkersMoveNineteenVotesASecond() {
    RunResult rush = ClusterSimulation.run(
        new ScenarioFolder(temporary)
            .file("stack.yml", STACK)
            .file("b.yaml", """
                duration: 95s
                stacks: { vote: stack.yml }
                cluster: { workers: { count: 3, labels: { of: [page, data, data] } } }
                users: { voters: { target: 8080, request: POST /, arrivals: 60/s, item: votes } }
                """)
            .loaded("b.yaml")
            .run(),
        RunOptions.PLAIN);
    assertEquals(9.5, votes(rush).stored() / 60.0 / 2, 0.2);
    assertTrue(
        rush.findings().stream().anyMatch(f -> f.startsWith("vote_worker is the bottleneck")),
        () -> rush.findings().toString());
  }

  /** Up to a second of refusals for its share, then one replica for 5 to 7 s. */
  @Test
  void aKilledVoteTaskFailsForItsShareOfASecondAtMost() {
    RunResult result = run("""
          - { at: 40s, scale: { vote_vote: 2 } }
          - { at: 60s, kill-task: vote_vote.1 }
        """);

    long inTheFirstSecond = failedAt.stream().filter(at -> at > 59.5 && at < 61).count();
    assertTrue(inTheFirstSecond > 0 && inTheFirstSecond <= 10, () -> failedAt.toString());
    assertEquals(1, service(result, "vote").restarts());
    long again = result.timeline().stream()
        .filter(e -> e.actor().equals("vote_vote.1") && e.text().startsWith("running on "))
        .mapToLong(TimelineEntry::timeNs)
        .max()
        .orElseThrow();
    assertEquals(6, again / 1e9 - 60, 1, "one replica for");
    assertTrue(failedAt.stream().noneMatch(at -> at > 61 && at < again / 1e9), failedAt::toString);
  }

  /** Users of a dead entry all fail; of the others those whose turn it is to go there wait until gossip finds out. */
  @Test
  void aDeadNodeWithAVoteTaskFailsItsOwnUsersAndDelaysAShareOfTheOthers() {
    String timeline = """
          - { at: 40s, scale: { vote_vote: 4 } }
          - { at: 60s, crash: worker-1 }
        """;
    String users =
        "  at-worker-1: { target: 8080, arrivals: 10/s, entry: worker-1, timeout: 15s }\n";
    RunResult result = runWith(users, timeline);

    long there = IntStream.rangeClosed(1, 4)
        .filter(slot -> result.timeline().stream()
            .anyMatch(e ->
                e.actor().equals("vote_vote." + slot) && e.text().equals("running on worker-1")))
        .count();
    assertEquals(1, there, "one of four tasks");
    RequestResult own = users(result, "at-worker-1");
    assertEquals(35, secondsOfFailures(own), 6, "of the 50 s those that are over");
    assertTrue(
        failedAt.stream().noneMatch(at -> at > 60.5 && at < 74.5), "others wait until about 6 s");
    for (String name : List.of("voters", "readers")) {
      RequestResult others = users(result, name);
      double delayed = others.retried() / 10.0;
      assertTrue(delayed > 0.7 && delayed < 2.5, () -> "a quarter of 6 s, but " + delayed);
    }
  }

  /** 500 for 6 to 8 s: restart delay, start, gossip; pages go on, the queue is gone. */
  @Test
  void aKilledRedisLosesItsQueue() {
    RunResult result = run("""
          - { at: 50s, scale: { vote_worker: 0 } }
          - { at: 60s, kill-task: vote_redis.1 }
          - { at: 80s, scale: { vote_worker: 2 } }
        """);

    assertEquals(7, secondsOfFailures(users(result, "voters")), 2);
    assertEquals(0, users(result, "readers").failed());
    assertEquals(100, votes(result).lostTotal(), 40);
    assertTrue(votes(result).lost().firstKey().contains("in the queue"));
  }

  @Test
  void bothWorkersKilledLoseAtMostAVoteEach() {
    RunResult result = run("""
          - { at: 60s, kill-task: vote_worker.1 }
          - { at: 60s, kill-task: vote_worker.2 }
        """);

    assertEquals(0, users(result, "voters").failed());
    assertTrue(votes(result).lostTotal() <= 2);
    assertTrue(votes(result).waiting() <= 5, "drained");
    assertEquals(
        7, votes(result).storeLatency().getMaxValue() / 1e9, 2.5, "the pause of the tally");
  }

  /** Worker and result crash with it and come back; the volume stays, as the node does. */
  @Test
  void aKilledDatabasePausesTheTally() {
    RunResult result = run("  - { at: 60s, kill-task: vote_db.1 }\n");

    assertEquals(0, users(result, "voters").failed());
    assertEquals(0, users(result, "readers").failed());
    assertTrue(votes(result).lostTotal() <= 2);
    assertTrue(service(result, "worker").restarts() >= 1, "the worker crashes");
    assertTrue(service(result, "result").restarts() >= 1, "the result page crashes");
    double pauseSeconds = votes(result).storeLatency().getMaxValue() / 1e9;
    assertTrue(pauseSeconds > 6 && pauseSeconds < 20, () -> "paused for " + pauseSeconds + " s");
  }

  private static String nodeOf(RunResult result, String task) {
    return result.timeline().stream()
        .filter(e -> e.actor().equals(task) && e.text().startsWith("running on "))
        .map(TimelineEntry::text)
        .reduce((first, last) -> last)
        .orElseThrow()
        .substring("running on ".length());
  }

  /**
   * F9.14: each POST holds one of four workers for 5 s, so that readers wait behind voters although no page needs redis. From the moment
   * when gossip drops redis its name does not resolve: quick failures, until it runs elsewhere at about 18 s.
   */
  @Test
  void aDeadNodeOfRedisBlocksThePageForReadersToo() {
    RunResult before = run("  []\n");
    assertTrue(!nodeOf(before, "vote_redis.1").equals(nodeOf(before, "vote_vote.1")));
    RunResult result = run("  - { at: 60s, crash: { node-of: vote_redis.1 } }\n");

    RequestResult voters = users(result, "voters");
    RequestResult readers = users(result, "readers");
    assertEquals(18, secondsOfFailures(voters), 6);
    assertEquals(0, readers.failed());
    assertTrue(
        readers.latency().getMaxValue() > 4 * Time.SECOND,
        () -> "readers waited " + readers.latency().getMaxValue() / 1e9 + " s at most");
    assertTrue(
        readers.latency().getCountBetweenValues(Time.SECOND, Time.HOUR) > 20,
        "many of them waited");
    List<String> causes = List.copyOf(voters.errors().keySet());
    assertTrue(causes.toString().contains("name not resolved"), causes::toString);
  }

  /** F9.42: the new one is empty; what was stored stays behind. */
  @Test
  void aDeadNodeOfTheDatabaseLeavesItsVotesBehind() {
    RunResult result = run("  - { at: 60s, crash: { node-of: vote_db.1 } }\n");

    assertEquals(0, users(result, "readers").failed());
    assertTrue(votes(result).strandedTotal() > 100);
    assertTrue(result.findings().toString().contains("EMPTY"), result.findings()::toString);
  }
}

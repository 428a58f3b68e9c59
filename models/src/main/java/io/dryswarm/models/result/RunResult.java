package io.dryswarm.models.result;

import io.dryswarm.core.RunIdentity;
import java.util.List;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What a run showed, for reports and expectations. Times are virtual nanoseconds; {@link #NOT_SEEN} where something did not happen.
 *
 * @param tasks       one row per service, in the order of their creation
 * @param secrets     one row per secret and config, in the order of their creation
 * @param events      events executed
 * @param eventDigest rolling hash over all events
 * @param resultDigest hash over results only
 */
public record RunResult(
    RunIdentity run,
    long durationNs,
    int managers,
    int workers,
    List<TimelineEntry> timeline,
    List<RequestResult> requests,
    List<ServiceResult> services,
    List<ItemResult> items,
    List<FaultResult> faults,
    ControlPlaneResult controlPlane,
    List<String> findings,
    List<TaskResult> tasks,
    List<SecretResult> secrets,
    long events,
    long eventDigest,
    long resultDigest) {
  public static final long NOT_SEEN = -1;

  /** Without secrets and configs. */
  public RunResult(
      RunIdentity run,
      long durationNs,
      int managers,
      int workers,
      List<TimelineEntry> timeline,
      List<RequestResult> requests,
      List<ServiceResult> services,
      List<ItemResult> items,
      List<FaultResult> faults,
      ControlPlaneResult controlPlane,
      List<String> findings,
      List<TaskResult> tasks,
      long events,
      long eventDigest,
      long resultDigest) {
    this(
        run,
        durationNs,
        managers,
        workers,
        timeline,
        requests,
        services,
        items,
        faults,
        controlPlane,
        findings,
        tasks,
        List.of(),
        events,
        eventDigest,
        resultDigest);
  }

  /** Without tasks. */
  public RunResult(
      RunIdentity run,
      long durationNs,
      int managers,
      int workers,
      List<TimelineEntry> timeline,
      List<RequestResult> requests,
      List<ServiceResult> services,
      List<ItemResult> items,
      List<FaultResult> faults,
      ControlPlaneResult controlPlane,
      List<String> findings,
      long events,
      long eventDigest,
      long resultDigest) {
    this(
        run,
        durationNs,
        managers,
        workers,
        timeline,
        requests,
        services,
        items,
        faults,
        controlPlane,
        findings,
        List.of(),
        events,
        eventDigest,
        resultDigest);
  }

  /** The same result with its digest filled in. */
  public RunResult withResultDigest(long digest) {
    return new RunResult(
        run,
        durationNs,
        managers,
        workers,
        timeline,
        requests,
        services,
        items,
        faults,
        controlPlane,
        findings,
        tasks,
        secrets,
        events,
        eventDigest,
        digest);
  }

  /**
   * One line of the timeline.
   *
   * @param actor who: a node, "swarm", a task
   * @param text  what, in Swarm's words
   * @param code  trace code it comes from
   */
  public record TimelineEntry(long timeNs, String code, String actor, String text) {}

  /**
   * One kind of request of one user group.
   *
   * @param sent    requests sent
   * @param ok      answered in time without error
   * @param errors  failed, by cause; sums with {@code ok} and {@code unfinished} to {@code sent}
   * @param retried requests whose connection needed at least one SYN retransmission
   * @param latency of the successful ones, arrival to last byte, nanoseconds
   * @param unfinished still under way at the end of the run
   * @param tries   tries of all of them together: more than sent where users try again after a failure
   */
  public record RequestResult(
      String users,
      String request,
      long sent,
      long ok,
      SortedMap<String, Long> errors,
      long retried,
      long unfinished,
      Histogram latency,
      long tries) {
    /** Of users who try once. */
    public RequestResult(
        String users,
        String request,
        long sent,
        long ok,
        SortedMap<String, Long> errors,
        long retried,
        long unfinished,
        Histogram latency) {
      this(users, request, sent, ok, errors, retried, unfinished, latency, sent);
    }

    public long failed() {
      return sent - ok - unfinished;
    }
  }

  /**
   * Load of one service.
   *
   * @param served           requests served, or rounds of its loop that found work
   * @param utilisation      mean share of its workers in use, 0..1; for a loop: share of rounds that found work
   * @param meanQueue        mean number of connections waiting for a worker, all tasks together
   * @param maxQueue         largest number waiting at one task
   * @param restarts         tasks started beyond the first of each slot
   * @param fewestServing    fewest programs that accepted connections at the same time, wherever they ran
   * @param mostServing      most of them
   */
  public record ServiceResult(
      String service,
      long served,
      double utilisation,
      double meanQueue,
      long maxQueue,
      long restarts,
      long fewestServing,
      long mostServing) {
    /** Of a service that nobody watched for how many of it served. */
    public ServiceResult(
        String service,
        long served,
        double utilisation,
        double meanQueue,
        long maxQueue,
        long restarts) {
      this(service, served, utilisation, meanQueue, maxQueue, restarts, 0, 0);
    }
  }

  /**
   * What became of the tasks of one service.
   *
   * @param pending       wait for a node at the end
   * @param completed     ended with exit code 0, of all there ever were
   * @param failed        failed or were rejected, of all there ever were
   * @param runningByNode those that run at the end and are meant to, by name of their node
   * @param updates       states that its updates went through, in the API's words
   */
  public record TaskResult(
      String service,
      long pending,
      long completed,
      long failed,
      SortedMap<String, Long> runningByNode,
      List<String> updates) {
    /** Those that run at the end and are meant to. */
    public long running() {
      return runningByNode.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Where the items of one kind ended.
   *
   * @param offered   brought along by a request
   * @param accepted  the user got a success
   * @param stored    in the table that the application uses at the end
   * @param waiting   accepted and in a queue or in a program's hands at the end
   * @param stranded  accepted, stored, but in a volume that no running task uses, by place in words
   * @param lost      accepted and gone, by cause in words
   * @param storeLatency accepted until stored, nanoseconds
   * @param seenLatency  accepted until read by a reader of the table, nanoseconds
   * @param peakQueue longest queue seen
   */
  public record ItemResult(
      String item,
      long offered,
      long accepted,
      long stored,
      long waiting,
      SortedMap<String, Long> stranded,
      SortedMap<String, Long> lost,
      Histogram storeLatency,
      Histogram seenLatency,
      long peakQueue) {
    public long lostTotal() {
      return lost.values().stream().mapToLong(Long::longValue).sum();
    }

    public long strandedTotal() {
      return stranded.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * What a fault did and how the swarm came back. Delays count from the fault.
   *
   * @param fault          in words: {@code crash worker-2}
   * @param node           its node
   * @param tasksLost      tasks that ran there
   * @param gossipNs       until the first other node dropped its back ends
   * @param detectedNs     until the managers marked the node DOWN
   * @param rescheduledNs  until the last replacement was assigned
   * @param firstHealthyNs until the first replacement served again
   * @param fullCapacityNs until all services had their replicas again
   * @param failedByCause  requests that failed between the fault and full capacity
   * @param retried        requests in that time that needed a SYN retransmission
   * @param notes          what it did to data, in plain words
   */
  public record FaultResult(
      String fault,
      String node,
      long atNs,
      int tasksLost,
      long gossipNs,
      long detectedNs,
      long rescheduledNs,
      long firstHealthyNs,
      long fullCapacityNs,
      SortedMap<String, Long> failedByCause,
      long retried,
      List<String> notes) {}

  /**
   * Raft and the managers.
   *
   * @param elections    leaders elected after the first
   * @param leaderlessNs time without a leader
   * @param commits      entries committed
   * @param commitLatency proposal until applied on the leader, nanoseconds
   * @param term         highest term that a manager was in at the end
   * @param refused      commands and other requests of users that the swarm or the client refused, each counted once
   */
  public record ControlPlaneResult(
      int elections,
      long leaderlessNs,
      long commits,
      Histogram commitLatency,
      long term,
      long refused) {
    /** In the first term, with nothing refused. */
    public ControlPlaneResult(
        int elections, long leaderlessNs, long commits, Histogram commitLatency) {
      this(elections, leaderlessNs, commits, commitLatency, 1, 0);
    }
  }
}

package io.dryswarm.models.result;

import java.util.List;
import java.util.SortedMap;

/**
 * How a run went, moment by moment: what charts and a replay need beside the totals of a {@link RunResult}. Times are virtual nanoseconds;
 * series have one value for each bucket of the grid.
 *
 * @param warmUpNs when the first users begin; what services and nodes used before does not count in the totals of a run
 * @param omitted  what was left out to bound memory, in plain words; empty if nothing was
 */
public record RunHistory(
    TimeGrid grid,
    long warmUpNs,
    List<NodeHistory> nodes,
    List<TaskHistory> tasks,
    List<Reign> leaders,
    List<UpdateStep> updates,
    List<UserSeries> users,
    List<ServiceSeries> services,
    List<TrafficSeries> traffic,
    List<String> omitted) {

  /** Something has a state from a time on. */
  public record Change(long timeNs, String state, String note) {}

  /**
   * A node.
   *
   * @param cores     of its machine
   * @param machine   what is true: {@code on}, {@code off}, {@code no engine}, {@code engine starts}
   * @param status    what the managers believe, in Docker's words: {@code ready}, {@code down} ...
   * @param availability that the user wants: {@code active}, {@code pause}, {@code drain}
   * @param coresUsed mean number of cores in use, one value a bucket; empty if it was left out
   */
  public record NodeHistory(
      String node,
      boolean manager,
      double cores,
      List<Change> machine,
      List<Change> status,
      List<Change> availability,
      double[] coresUsed) {}

  /**
   * A task, with all states that it was in.
   *
   * @param name        as Docker prints it: {@code vote_vote.1}, {@code vote_agent.worker-2}
   * @param specVersion version of the service's specification that it was made from
   */
  public record TaskHistory(
      int id, String name, String service, int slot, long specVersion, List<TaskChange> changes) {}

  /**
   * A committed change of a task.
   *
   * @param observed state, in Docker's words; {@code removed} once the store has it no more
   * @param desired  state that the managers want
   * @param node     name of its node, empty without one
   * @param note     error in Swarm's words, empty without one
   */
  public record TaskChange(
      long timeNs, String observed, String desired, String node, String note) {}

  /**
   * The time in which one manager's components lead the swarm.
   *
   * @param endNs when it ended, or the end of the run
   */
  public record Reign(long startNs, long endNs, String node, long term) {}

  /**
   * A service's update reaches another state.
   *
   * @param state   in the API's words: {@code updating}, {@code rollback_completed} ...
   * @param message in Swarm's words
   */
  public record UpdateStep(long timeNs, String service, String state, String message) {}

  /**
   * Requests of one group of users.
   *
   * @param ok      answered well, by the time of their end
   * @param failed  by cause, by the time of their end
   * @param p50Ns   latency of those answered well that <em>began</em> in the bucket; {@link RunResult#NOT_SEEN} where there are none
   * @param p95Ns   the same
   * @param p99Ns   the same
   */
  public record UserSeries(
      String users,
      long[] ok,
      SortedMap<String, long[]> failed,
      long[] p50Ns,
      long[] p95Ns,
      long[] p99Ns) {}

  /**
   * Load of one service, all its tasks together.
   *
   * @param served    requests served, and rounds of a program's loop that found work
   * @param busy      mean number of workers in use
   * @param workers   mean number of workers
   * @param waiting   mean number of connections that wait for a worker
   */
  public record ServiceSeries(
      String service, long[] served, double[] busy, double[] workers, double[] waiting) {}

  /**
   * Requests that reached a program.
   *
   * @param from     service, or group of users
   * @param isUsers  which of these it is
   * @param to       service
   * @param requests that arrived in each bucket
   */
  public record TrafficSeries(String from, boolean isUsers, String to, long[] requests) {}
}

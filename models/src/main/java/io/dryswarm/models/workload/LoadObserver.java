package io.dryswarm.models.workload;

/**
 * Sees what programs get to do and what they use. It can change nothing.
 *
 * <p>Services are numbered in the order in which their first program started. Groups of users have the numbers -1, -2 and so on, in the
 * order of the scenario.
 */
public interface LoadObserver {
  /** Nobody looks on. */
  LoadObserver NONE = new LoadObserver() {
    @Override
    public void arrived(long nowNs, int from, int to) {}

    @Override
    public void service(
        String name, long served, double busyNs, double workersNs, double waitingNs) {}

    @Override
    public void machine(int node, double coreNs) {}
  };

  /**
   * A request has reached a live program; health probes are not told.
   *
   * @param from number of the service, or of the group of users
   * @param to   number of the service
   */
  void arrived(long nowNs, int from, int to);

  /**
   * What one service had to do since the start of the run; told when asked for, for all services in the order of their numbers.
   *
   * @param served    requests served, and rounds of a program's loop that found work
   * @param busyNs    workers in use, times nanoseconds
   * @param workersNs workers, times nanoseconds
   * @param waitingNs connections that wait, times nanoseconds
   */
  void service(String name, long served, double busyNs, double workersNs, double waitingNs);

  /**
   * What one machine computed since the start of the run; told when asked for, for all machines in their order.
   *
   * @param coreNs cores in use, times nanoseconds
   */
  void machine(int node, double coreNs);
}

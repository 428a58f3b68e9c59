package io.dryswarm.core.trace;

/** Receives trace records in event order. Must not change the simulation nor draw random numbers. */
public interface TraceSink {
  /**
   * @param timeNs virtual time, nanoseconds
   * @param entity what it is about, usually a node or a task; -1 if nothing
   * @param text   further words, empty if none
   */
  void record(long timeNs, TraceCode code, int entity, long a, long b, String text);
}

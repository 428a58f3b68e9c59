package io.dryswarm.models.agent;

/** What an engine that is told to end still does when its last container is gone. Data-plane facts 10a, F3.37. */
public interface EngineFarewell {
  /** An engine that has nothing to say. */
  EngineFarewell NONE = (node, done) -> done.run();

  /**
   * @param done to be called once, when the engine may end; not if it dies before
   */
  void begin(int node, Runnable done);
}

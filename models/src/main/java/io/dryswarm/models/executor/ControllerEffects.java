package io.dryswarm.models.executor;

import io.dryswarm.models.agent.AssignedTask;

/** What a controller asks of its host, all about its own task. */
interface ControllerEffects {
  /** Virtual time, nanoseconds. */
  long nowNs();

  /** Calls {@link ControllerMachine#timeout} after the delay; there is one timer. */
  void arm(long delayNs);

  void disarm();

  boolean isImagePresent(AssignedTask task);

  /** Time of a pull; negative if no registry has the image. */
  long pullNs(AssignedTask task);

  void pulled(AssignedTask task);

  long prepareNs(AssignedTask task);

  long containerStartNs(AssignedTask task);

  boolean hasAttachments(AssignedTask task);

  void plug(AssignedTask task);

  void activate(AssignedTask task);

  void deactivate(AssignedTask task);

  void release(AssignedTask task);

  void startProcess(AssignedTask task);

  void stopSignal();

  void kill();

  void prepared();

  void cancelled();

  void started();

  void failed(String err);

  void exited(int exitCode);

  void stopped();

  /** The container is gone, and this controller with it. */
  void removed();
}

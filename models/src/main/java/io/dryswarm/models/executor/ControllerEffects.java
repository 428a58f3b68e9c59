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

  /** Whether the node's disk has no room for another container. */
  boolean isDiskFull();

  /** Fetches the image, and calls {@link ControllerMachine#pulled} when that has ended, never at once. */
  void pull(AssignedTask task);

  /** The image is not needed any more. */
  void leavePull();

  long prepareNs(AssignedTask task);

  long containerStartNs(AssignedTask task);

  /** From the end of the process until a shutdown is complete. */
  long afterExitNs(boolean wasKilled);

  boolean hasAttachments(AssignedTask task);

  /** Whether every cluster volume of the task is ready; {@link ControllerMachine#volumeReady} is called when one becomes so. */
  boolean hasVolumes(AssignedTask task);

  /** Whether every cluster volume of the task is mounted on the machine. */
  boolean areVolumesThere(AssignedTask task);

  void createNetworks(AssignedTask task);

  void plug(AssignedTask task);

  void activate(AssignedTask task);

  void deactivate(AssignedTask task);

  void release(AssignedTask task);

  void startProcess(AssignedTask task);

  /** Probes the process from now on until it ends, and tells {@link ControllerMachine#healthy} and {@link ControllerMachine#unhealthy}. */
  void watchHealth(AssignedTask task);

  void stopSignal();

  void kill();

  /** The process is gone: nobody probes it any more. */
  void ended(int exitCode);

  void prepared();

  void cancelled();

  void started();

  /**
   * @param exitCode of the process; 0 if none ran
   */
  void failed(int exitCode, String err);

  /**
   * @param cause why it ended, if the engine knows better than the exit code; else empty
   */
  void exited(int exitCode, String cause);

  void stopped();

  /** The container is gone, and this controller with it. */
  void removed();
}

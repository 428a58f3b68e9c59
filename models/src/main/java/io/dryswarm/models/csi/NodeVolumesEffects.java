package io.dryswarm.models.csi;

/** What the volumes of a node ask of its agent. */
public interface NodeVolumesEffects {
  /** Virtual time, nanoseconds. */
  long nowNs();

  /** Calls {@link NodeVolumes#timeout} after the delay; there is one timer. */
  void arm(long delayNs);

  void disarm();

  /** A volume is ready: tasks that wait for it may go on. */
  void published(int volume);

  /** The managers have to hear that the node has let a volume go. */
  void unpublished(int volume);

  /** @param attempt failures before */
  void happened(VolumeNews what, int volume, int attempt, String text);
}

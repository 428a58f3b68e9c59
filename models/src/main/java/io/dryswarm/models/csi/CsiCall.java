package io.dryswarm.models.csi;

/** What a CSI plugin can be asked to do. */
public enum CsiCall {
  /** Makes the volume; the same name twice is the same volume. */
  CREATE("CreateVolume"),
  DELETE("DeleteVolume"),
  /** Attaches the volume to a node. */
  ATTACH("ControllerPublishVolume"),
  DETACH("ControllerUnpublishVolume"),
  /** Makes an attached volume ready on its node, once for all containers. */
  STAGE("NodeStageVolume"),
  UNSTAGE("NodeUnstageVolume"),
  /** Mounts the volume where containers can get it. */
  PUBLISH("NodePublishVolume"),
  UNPUBLISH("NodeUnpublishVolume");

  private final String word;

  CsiCall(String word) {
    this.word = word;
  }

  /** As CSI calls it. */
  public String word() {
    return word;
  }

  /** Whether a plugin on a manager does it for the whole cluster. */
  public boolean isOfController() {
    return ordinal() <= DETACH.ordinal();
  }
}

package io.dryswarm.models.images;

/** Waits for images. */
@FunctionalInterface
public interface PullListener {
  /**
   * A pull has ended.
   *
   * @param task    who asked for it
   * @param arrived whether the node has the image now
   */
  void pulled(int node, int task, boolean arrived);
}

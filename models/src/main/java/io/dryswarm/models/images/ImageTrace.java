package io.dryswarm.models.images;

import io.dryswarm.core.trace.TraceCode;

/** What pulls write into the trace. */
public final class ImageTrace {
  public static final TraceCode PULLING = new TraceCode(
      "images.pulling", "A node begins to pull an image; entity: the node, text: the image.");
  public static final TraceCode PULLED = new TraceCode(
      "images.pulled", "A node has pulled an image; entity: the node, text: the image.");
  public static final TraceCode BROKEN = new TraceCode(
      "images.broken",
      "A pull broke off and will be tried again; entity: the node, a: the pause, seconds, text: the image.");
  public static final TraceCode FAILED = new TraceCode(
      "images.failed", "A pull has failed for good; entity: the node, text: the image.");

  private ImageTrace() {}
}

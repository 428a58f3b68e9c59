package io.dryswarm.compose.yaml;

import org.snakeyaml.engine.v2.nodes.Tag;

/** Whether a text stays text if it is written without quotes. */
public final class PlainText {
  private PlainText() {}

  /** False for what reads as a number, a flag, a moment, nothing, or a merge. */
  public static boolean isText(String text) {
    return Dialect.natural(text).equals(Tag.STR) && !text.equals("<<");
  }
}

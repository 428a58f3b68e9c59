package io.dryswarm.experiments.compare;

/** What a difference is worth. */
public enum Finding {
  BETTER("better"),
  WORSE("worse"),
  /** It differs, and neither way is the better one. */
  DIFFERS("differs"),
  /** It may be luck. */
  NO_EVIDENCE("no evidence");

  private final String words;

  Finding(String words) {
    this.words = words;
  }

  /** As a report says it. */
  public String words() {
    return words;
  }
}

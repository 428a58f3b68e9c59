package io.dryswarm.conformance;

import java.util.List;

/** A case of a recorded file, ready to be played. Cases share nothing, so they may be played at the same time. */
public interface RecordedCase {
  String id();

  /** The recording's own words on what it is about; may be empty. */
  String note();

  /** Plays and judges it: the same findings every time. */
  List<Finding> play();
}

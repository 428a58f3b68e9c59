package io.dryswarm.conformance;

import java.util.List;

/**
 * A recorded file that was read and found correct.
 *
 * @param file as given
 */
public record RecordedGroup(String name, String file, List<RecordedCase> cases) {
  public RecordedGroup {
    cases = List.copyOf(cases);
  }
}

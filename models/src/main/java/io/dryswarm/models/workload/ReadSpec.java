package io.dryswarm.models.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a program reads when it starts: out of its environment or out of a file, as images on Docker Hub do. One without any source is
 * something that people have set by hand, and set right.
 *
 * @param variables    the first of these that is set has it; {@code NAME_FILE}, if that is set, names the file that has it. Both are an error
 * @param file         path of a file that has it, without any variable; empty = none
 * @param value        what it is otherwise; {@code null} = nothing
 * @param need         when the program does not start without it
 * @param unless       variables, {@code NAME} or {@code NAME=value}, that make it needless
 * @param error        what the program prints if it needs the value and has none
 * @param isKept       whether it is written into the program's data at the first start, and never read again as long as the data lives
 * @param startsWithoutFile whether a file that is not there is as good as an empty one; otherwise the program ends
 */
public record ReadSpec(
    List<String> variables,
    String file,
    @Nullable String value,
    Need need,
    List<String> unless,
    String error,
    boolean isKept,
    boolean startsWithoutFile) {
  /** When a program does not start without a value. */
  public enum Need {
    NO,
    /** While its data is empty. */
    FIRST_START,
    ALWAYS
  }

  /** Whether nobody but people knows it. */
  public boolean isSetByHand() {
    return variables.isEmpty() && file.isEmpty() && value == null;
  }
}

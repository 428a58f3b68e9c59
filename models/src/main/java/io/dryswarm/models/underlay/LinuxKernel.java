package io.dryswarm.models.underlay;

/**
 * Version of the kernel, as far as behaviour depends on it.
 *
 * @param major first number, {@code 5} of 5.15
 * @param minor second number
 */
public record LinuxKernel(int major, int minor) {
  /** One with today's rules. */
  public static final LinuxKernel DEFAULT = new LinuxKernel(6, 8);

  /**
   * Whether a SYN without an answer is sent again four times a second apart before the pauses double. Data-plane facts F8.30, F8.31.
   */
  public boolean retriesSynLinearly() {
    return isAtLeast(6, 5);
  }

  /** Whether this is the given version or a later one. */
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }
}

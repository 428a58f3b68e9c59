package io.dryswarm.models.store;

import java.util.Locale;

/**
 * Ids in the form in which Swarm shows them: 25 letters and digits. A function of kind and number, so that equal runs show equal texts.
 *
 * <p>Source: control-plane facts 1.1.1.
 */
public final class ObjectIds {
  /** Characters of an id. */
  public static final int LENGTH = 25;

  /** Digits of a container's short id. */
  private static final int CONTAINER_LENGTH = 12;

  private static final int BASE = 36;

  private ObjectIds() {}

  public static String of(StoreObject object) {
    return of(Kinds.of(object), object.id());
  }

  public static String ofNode(int node) {
    return of(Kinds.NODE, node);
  }

  public static String ofService(int service) {
    return of(Kinds.SERVICE, service);
  }

  public static String ofTask(int task) {
    return of(Kinds.TASK, task);
  }

  public static String ofNetwork(int network) {
    return of(Kinds.NETWORK, network);
  }

  public static String ofVolume(int volume) {
    return of(Kinds.VOLUME, volume);
  }

  /** First digits of a container's id, as commands show it; a task has one container. */
  public static String ofContainer(int task) {
    long digits = scramble(((long) Kinds.TASK << 32) | (task & 0xffffffffL));
    return String.format(Locale.ROOT, "%016x", digits).substring(0, CONTAINER_LENGTH);
  }

  private static String of(int kind, int number) {
    long state = ((long) kind << 32) | (number & 0xffffffffL);
    StringBuilder id = new StringBuilder(LENGTH);
    long digits = 0;
    for (int i = 0; i < LENGTH; i++) {
      if (digits == 0) {
        state += 0x9E3779B97F4A7C15L;
        digits = scramble(state) >>> 1;
      }
      id.append(Character.forDigit((int) (digits % BASE), BASE));
      digits /= BASE;
    }
    return id.toString();
  }

  /** The finaliser of SplitMix64: every bit of the input reaches every bit of the output. */
  private static long scramble(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

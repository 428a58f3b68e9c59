package io.dryswarm.docker.client.flags;

/** Reads the value of a flag. */
@FunctionalInterface
public interface Parser<T> {
  /** @throws BadValue in Docker's words */
  T parse(String value);
}

package io.dryswarm.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one run of a scenario. On a method it makes the method a test; on a class its tests share the run, and a method may still
 * have a run of its own. A parameter of type {@link SimulationResult} gets the result.
 *
 * <p>Equal runs of a test execution are simulated once. The test fails before its first line if the scenario cannot be read or, unless
 * {@link #expectations} says otherwise, if an expectation of the scenario does not hold.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SimulationExtension.class)
@Test
public @interface SimulationTest {
  /** The seed that the scenario has. */
  long OF_SCENARIO = Long.MIN_VALUE;

  /** The scenario, or a stack file as it is; a path from the working directory, which is the project's with Maven and Gradle. */
  String value();

  /** Root of all random streams. */
  long seed() default OF_SCENARIO;

  /** {@code path=value}, as {@code sim run --set} takes it: {@code "cluster.workers.count=5"}. */
  String[] set() default {};

  /** Version of Docker Engine on all nodes: {@code 20.10}; empty for the scenario's. */
  String engine() default "";

  /** Length of the run: {@code 5m}; empty for the scenario's. */
  String duration() default "";

  /** Whether the scenario's own expectations must hold. */
  boolean expectations() default true;
}

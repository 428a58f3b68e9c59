package io.dryswarm.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs the simulations of {@link SimulationTest}; each of them once, whoever asks. */
public final class SimulationExtension implements ParameterResolver, BeforeTestExecutionCallback {
  private static final Namespace RUNS = Namespace.create(SimulationExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SimulationResult.class
        && find(parameter.getDeclaringExecutable(), context).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return find(parameter.getDeclaringExecutable(), context)
        .map(test -> result(test, context))
        .orElseThrow();
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    find(context.getRequiredTestMethod(), context)
        .filter(SimulationTest::expectations)
        .ifPresent(test -> result(test, context).assertExpectations());
  }

  /** Of the method, else of its class, else of the classes around that one. */
  private static Optional<SimulationTest> find(AnnotatedElement method, ExtensionContext context) {
    Optional<SimulationTest> found = AnnotationSupport.findAnnotation(method, SimulationTest.class);
    Class<?> type = context.getRequiredTestClass();
    while (found.isEmpty() && type != null) {
      found = AnnotationSupport.findAnnotation(type, SimulationTest.class);
      type = type.getEnclosingClass();
    }
    return found;
  }

  private static SimulationResult result(SimulationTest test, ExtensionContext context) {
    Simulation simulation = Simulation.of(test);
    return context
        .getRoot()
        .getStore(RUNS)
        .getOrComputeIfAbsent(simulation, Simulation::run, SimulationResult.class);
  }
}

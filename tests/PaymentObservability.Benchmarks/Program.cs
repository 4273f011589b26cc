using BenchmarkDotNet.Running;
using PaymentObservability.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(CompileTime).Assembly).Run(args);

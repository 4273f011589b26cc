using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PaymentObservability.Tests.Flow;

/// <summary>What the walk from one method enters: every way by which C# gets from one body into another.</summary>
public sealed class CallGraphTests
{
    [Fact]
    public void StaticPrivateAndExtensionMethods() => Walk.Of("""
        static class Texts { public static string Shorten(this string text) => Cut(text); static string Cut(string text) => text; }
        class C { void Start() { Helper(); "x".Shorten(); Texts.Shorten("y"); } void Helper() { } void Unused() { } }
        """).Reaches("C.Helper", "Texts.Cut", "Texts.Shorten");

    [Fact]
    public void VirtualMethodsEnterEveryOverride() => Walk.Of("""
        class A { public virtual void M() { } }
        class B : A { public override void M() { } }
        class D : B { public override void M() => base.M(); }
        class E : A { public new void M() { } }
        class C { void Start(A a) => a.M(); }
        """).Reaches("A.M", "B.M", "D.M");

    [Fact]
    public void ABaseCallEntersTheBaseAlone() => Walk.Of("""
        class A { public virtual void M() { } }
        class B : A { public override void M() { } void Start() => base.M(); }
        class D : B { public override void M() { } }
        """).Reaches("A.M");

    [Fact]
    public void ASealedTypeEntersItsOwn() => Walk.Of("""
        abstract class A { public abstract void M(); }
        sealed class B : A { public override void M() { } }
        sealed class D : A { public override void M() { } }
        class C { void Start(B b) => b.M(); }
        """).Reaches("B.M");

    [Fact]
    public void TheReceiverDecidesWhatThisMeans() => Walk.Of("""
        abstract class Base { void Start() { Step(); this.Other(); } protected abstract void Step(); protected virtual void Other() { } }
        class First : Base { protected override void Step() { } }
        class Second : Base { protected override void Step() { } protected override void Other() { } }
        """, receiver: "First").Reaches("Base.Other", "First.Step");

    [Fact]
    public void InterfacesEnterEveryImplementationExplicitOnesToo() => Walk.Of("""
        interface I { void M(); void Default() { Helper(); } static void Helper() { } }
        class A : I { public void M() { } }
        class B : I { void I.M() { } public void Default() { } }
        class C : A, I { void Start(I i) { i.M(); i.Default(); } }
        """).Reaches("A.M", "B.Default", "B.M", "I.Default", "I.Helper");

    [Fact]
    public void GenericInterfacesEnterWhatTheirArgumentsAllow() => Walk.Of("""
        interface IHandle<T> { void Handle(T value); }
        class Ints : IHandle<int> { public void Handle(int value) { } }
        class Strings : IHandle<string> { public void Handle(string value) { } }
        class Any<T> : IHandle<T> { public void Handle(T value) { } }
        class C { void Start(IHandle<int> handler) => handler.Handle(1); }
        """).Reaches("Any.Handle", "Ints.Handle");

    [Fact]
    public void GenericMethodsAndConstraints() => Walk.Of("""
        interface IRun { void Run(); }
        class A : IRun { public void Run() { } }
        class C { void Start() => Do(new A()); static void Do<T>(T it) where T : IRun => it.Run(); }
        """).Reaches("A.Run", "C.Do");

    [Fact]
    public void StaticAbstractMembers() => Walk.Of("""
        interface IMake { static abstract void Make(); }
        class A : IMake { public static void Make() { } }
        class C { void Start() => Do<A>(); static void Do<T>() where T : IMake => T.Make(); }
        """).Reaches("A.Make", "C.Do");

    [Fact]
    public void ConstructorsTheirChainsAndInitialisers() => Walk.Of("""
        class A { public A() : this(1) { } public A(int i) { Init(); } void Init() { } }
        class B : A { public B() { } }
        class C { void Start() { new A(); B b = new(); } }
        """).Reaches("A..ctor", "A..ctor", "A.Init", "B..ctor");

    [Fact]
    public void PropertiesOfTheProject() => Walk.Of("""
        class A { public int Plain { get; set; } public int Written { get => Read(); set => Write(); } public int Arrow => Read(); int Read() => 1; void Write() { } }
        class C { void Start(A a) { a.Plain = a.Arrow; a.Written = 1; _ = a.Written; } }
        """).Reaches("A.Read", "A.Write", "A.get_Arrow", "A.get_Written", "A.set_Written");

    [Fact]
    public void LocalFunctionsAndLambdas() => Walk.Of("""
        class C
        {
            void Start() { Local(); Action a = () => InLambda(); a(); void Local() { Inner(); void Inner() => Helper(); } void Unused() => NotReached(); }
            void Helper() { } void InLambda() { } void NotReached() { }
        }
        """).Reaches("C.Helper", "C.InLambda", "Inner", "Local");

    [Fact]
    public void MethodGroupsThatArePassedOn() => Walk.Of("""
        class C { void Start(List<int> list) { list.ForEach(One); Task.Run(Two); Action a = Three; } void One(int i) { } void Two() { } void Three() { } }
        """).Reaches("C.One", "C.Three", "C.Two");

    [Fact]
    public void DelegatesInFieldsAndTables() => Walk.Of("""
        class C
        {
            readonly Action one = One; Func<Task> Two => TwoAsync; readonly Dictionary<string, Action> table = new() { ["x"] = Three }; readonly Action four;
            C() => four = Four;
            void Start(string key) { one(); Two(); table[key](); four(); }
            static void One() { } Task TwoAsync() => null; static void Three() { } void Four() { }
        }
        """).Reaches("C.Four", "C.One", "C.Three", "C.TwoAsync", "C.get_Two");

    [Fact]
    public void TheEndOfAUsing() => Walk.Of("""
        class A : IDisposable { public void Dispose() => Close(); void Close() { } }
        class B : IDisposable { void IDisposable.Dispose() { } }
        class D : IAsyncDisposable { public ValueTask DisposeAsync() => default; public void Dispose() { } }
        interface IScope : IDisposable { }
        class Scope : IScope { public void Dispose() { } }
        class Derived : A { }
        class C { async Task Start(IScope scope) { using var a = new Derived(); using (new B()) { } await using var d = new D(); using (scope) { } } }
        """).Reaches("A.Close", "A.Dispose", "B.Dispose", "D.DisposeAsync", "Scope.Dispose");

    [Fact]
    public void TheEndOfAUsingOfAnInterfaceEntersAllThatIsDisposable() => Walk.Of("""
        class A : IDisposable { public void Dispose() { } }
        class C { void Start(IDisposable any) { using (any) { } } }
        """).Reaches("A.Dispose");

    [Fact]
    public void ARefStructThatIsDisposedByPattern() => Walk.Of("""
        ref struct A { public void Dispose() => Close(); static void Close() { } }
        class C { void Start() { using var a = new A(); } }
        """).Reaches("A.Close", "A.Dispose");

    [Fact]
    public void InjectedServices() => Walk.Of("""
        interface IClock { void Tick(); }
        class Clock : IClock { public void Tick() { } }
        class ByField { readonly IClock clock; public ByField(IClock clock) => this.clock = clock; public void Go() => clock.Tick(); }
        class ByPrimary(ByField other) { void Start() => other.Go(); }
        """).Reaches("ByField.Go", "Clock.Tick");

    [Fact]
    public void PartialMethodsAndTypes() => Walk.Of("""
        partial class C { partial void Hook(); public partial int Count(); void Start() { Hook(); Count(); } }
        partial class C { partial void Hook() => Inner(); public partial int Count() => 1; void Inner() { } }
        """).Reaches("C.Count", "C.Hook", "C.Inner");

    [Fact]
    public void APartialMethodWithoutABodyIsNothing() => Walk.Of("""
        partial class C { partial void Hook(); void Start() { Hook(); } }
        """).Reaches();

    [Fact]
    public void Mediators() => Walk.Of("""
        interface IMediator { Task<T> Send<T>(IRequest<T> request); } interface IRequest<T> { }
        interface IRequestHandler<R, T> { Task<T> Handle(R request); } interface IPipelineBehavior<R, T> { Task<T> Handle(R request, Func<Task<T>> next); }
        record Ask(int Id) : IRequest<int>; record Other : IRequest<int>;
        class AskHandler : IRequestHandler<Ask, int> { public Task<int> Handle(Ask request) => null; }
        class OtherHandler : IRequestHandler<Other, int> { public Task<int> Handle(Other request) => null; }
        class Around<R, T> : IPipelineBehavior<R, T> { public Task<T> Handle(R request, Func<Task<T>> next) => next(); }
        class C { Task<int> Start(IMediator mediator) => mediator.Send(new Ask(1)); }
        """).Reaches("AskHandler.Handle", "Around.Handle");

    [Fact]
    public void ObserversBehindInterfaces() => Walk.Of("""
        class Watcher : IObserver<int> { public void OnNext(int value) => Seen(); public void OnCompleted() { } public void OnError(Exception e) { } void Seen() { } }
        class C { void Start(IObserver<int> observer) => observer.OnNext(1); }
        """).Reaches("Watcher.OnNext", "Watcher.Seen");

    [Fact]
    public void IteratorsAndAsyncIterators() => Walk.Of("""
        class C
        {
            async Task Start() { foreach (var i in Items()) { } await foreach (var i in ItemsAsync()) { } }
            IEnumerable<int> Items() { yield return One(); } async IAsyncEnumerable<int> ItemsAsync() { await Task.Yield(); yield return One(); } int One() => 1;
        }
        """).Reaches("C.Items", "C.ItemsAsync", "C.One");

    [Fact]
    public void TheNameOfAMethodIsNoCall() => Walk.Of("""
        class C { string Start() => nameof(Other); void Other() { } }
        """).Reaches();

    [Fact]
    public void RecursionAndMutualRecursion() => Walk.Of("""
        class C { void Start() { Self(); Ping(); Start(); } void Self() => Self(); void Ping() => Pong(); void Pong() => Ping(); }
        """).Reaches("C.Ping", "C.Pong", "C.Self");

    [Fact]
    public void AReferencedProjectIsAsMuchMetadataInAnEditorAsOnTheCommandLine()
    {
        // An editor gives other projects as compilations, whose symbols have declarations; those trees belong to another compilation.
        var other = CSharpCompilation.Create(
            "Other",
            [CSharpSyntaxTree.ParseText("public interface IOther { void M(); } public class Other : IOther { public void M() => Helper(); void Helper() { } public virtual void V() { } public string P => Text(); string Text() => null; }")],
            Net80.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        const string source = """
            class Mine : Other { public override void V() => Local(); void Local() { } }
            class C { void Start(Other other, IOther contract) { other.M(); contract.M(); other.V(); _ = other.P; new Other(); } }
            """;
        Walk.Of(source, null, other.ToMetadataReference()).Reaches("Mine.Local", "Mine.V");
        using var image = new System.IO.MemoryStream();
        Assert.True(other.Emit(image).Success);
        Walk.Of(source, null, MetadataReference.CreateFromImage(image.ToArray())).Reaches("Mine.Local", "Mine.V");
    }
}

"""Judges written templates with the tools that others wrote: cfn-lint, the SAM translator and botocore's models of the services' APIs.

Usage: judge.py FOLDER. For each FOLDER/N.before and FOLDER/N.after one list of objections is written to FOLDER/objections.json, under N.
No network: nothing is called, only checked.
"""

import collections
import copy
import hashlib
import json
import multiprocessing
import os
import pathlib
import re
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

import cfnlint.api
import cfnlint.decode
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator
from samtranslator.parser.parser import Parser
from samtranslator.translator.managed_policy_translator import ManagedPolicyLoader
from samtranslator.translator.transform import transform


def plain(node):
    """The tree without cfn-lint's marks."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    if isinstance(node, str):
        return str(node)
    # An unquoted date, which YAML makes one of.
    return node if node is None or isinstance(node, (bool, int, float)) else str(node)


def read(text):
    tree, problems = cfnlint.decode.decode_str(text)
    if problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return plain(tree)


def lint(text):
    return [(match.rule.id, match.message) for match in cfnlint.api.lint(text)]


class Policies(ManagedPolicyLoader):
    def __init__(self):
        super().__init__(None)

    def load(self):
        return {"AWSLambdaBasicExecutionRole": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"}


def translate(tree):
    tree = copy.deepcopy(tree)
    parameters = {key: str(value.get("Default", "x")) for key, value in tree.get("Parameters", {}).items()}
    # What packaging would have done.
    for resource in tree.get("Resources", {}).values():
        properties = resource.get("Properties") or {}
        if resource.get("Type") == "AWS::Serverless::Function":
            properties["CodeUri"] = "s3://bucket/key"
    tree.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    return transform(tree, parameters, Policies(), feature_toggle=None, passthrough_metadata=True)


class Resolver:
    """Puts a value of the right kind in the place of every function of CloudFormation."""

    def __init__(self, tree):
        self.tree = tree

    def value(self, node):
        if isinstance(node, dict):
            if len(node) == 1:
                (key, argument), = node.items()
                if key == "Ref":
                    if argument == "AWS::NoValue":
                        return None
                    if argument in self.tree.get("Parameters", {}):
                        return self.tree["Parameters"][argument].get("Default", "parameter")
                    return {"AWS::Partition": "aws", "AWS::Region": "us-east-1", "AWS::AccountId": "123456789012"}.get(argument, argument.replace("::", "-"))
                if key == "Fn::GetAtt":
                    path = argument if isinstance(argument, list) else argument.split(".")
                    return "arn:aws:service:us-east-1:123456789012:" + path[0] if path[-1].endswith("Arn") else path[0] + "-" + path[-1]
                if key == "Fn::Sub":
                    return self.sub(argument)
                if key == "Fn::If":
                    return self.value(argument[1])
                if key == "Fn::FindInMap":
                    return "10"
                if key.startswith("Fn::"):
                    return "computed"
            values = {name: self.value(value) for name, value in node.items()}
            return {name: value for name, value in values.items() if value is not None}
        if isinstance(node, list):
            return [value for value in map(self.value, node) if value is not None]
        return node

    def sub(self, argument):
        text, variables = argument if isinstance(argument, list) else (argument, {})

        def replaced(match):
            name = match.group(1)
            if name.startswith("!"):
                return "${" + name[1:] + "}"
            if name in variables:
                return str(self.value(variables[name]))
            return str(self.value({"Fn::GetAtt": name} if "." in name else {"Ref": name}))

        return re.sub(r"\$\{([^}]*)\}", replaced, text)


LOADER = Loader()
MODELS = {}


def check(service, operation, parameters):
    if service not in MODELS:
        MODELS[service] = ServiceModel(LOADER.load_service_model(service, "service-2"))
    shape = MODELS[service].operation_model(operation).input_shape
    report = ParamValidator().validate(parameters, shape)
    problems = [report.generate_report()] if report.has_errors() else []
    return problems + list(limits(parameters, shape, operation))


def limits(value, shape, path):
    """Enumerations and patterns, which botocore knows and does not check."""
    if value is None:
        return
    if shape.type_name == "structure" and isinstance(value, dict):
        for name, member in value.items():
            if name in shape.members:
                yield from limits(member, shape.members[name], path + "." + name)
    elif shape.type_name == "list" and isinstance(value, list):
        for item in value:
            yield from limits(item, shape.member, path + "[]")
    elif isinstance(value, str):
        if shape.enum and value not in shape.enum:
            yield f"{path}: {value!r} is none of {shape.enum}"
        pattern = shape.metadata.get("pattern") or ""
        highest = shape.metadata.get("max")
        if pattern and "\\p" not in pattern and "\\u" not in pattern and not re.fullmatch(pattern, value):
            yield f"{path}: {value!r} does not match {pattern}"
        if highest and len(value) > highest:
            yield f"{path}: longer than {highest}"


def number(value):
    return float(value) if isinstance(value, str) else value


def alarm(properties):
    parameters = dict(properties, AlarmName="alarm")
    for name in ("Threshold",):
        if name in parameters:
            parameters[name] = number(parameters[name])
    yield from check("cloudwatch", "PutMetricAlarm", parameters)
    kinds = [kind for kind in ("Metrics", "MetricName", "EvaluationCriteria") if kind in properties]
    if len(kinds) != 1:
        yield f"an alarm watches one thing, not {kinds}"
    if "Statistic" in properties and "ExtendedStatistic" in properties:
        yield "a statistic and a percentile"
    metrics = properties.get("Metrics", [])
    if metrics:
        yield from math(metrics, properties)
    periods = [properties["Period"]] if "Period" in properties else [metric["MetricStat"]["Period"] for metric in metrics if "MetricStat" in metric]
    for period in periods:
        if period not in (10, 20, 30) and period % 60:
            yield f"a period of {period} s"
        if period * properties.get("EvaluationPeriods", 1) > (604800 if period >= 3600 else 86400):
            yield "the evaluation takes too long"
    if properties.get("DatapointsToAlarm", 0) > properties.get("EvaluationPeriods", 0):
        yield "more datapoints than periods"
    if not properties.get("AlarmActions"):
        yield "nobody is told"


def math(metrics, properties):
    forbidden = [name for name in ("Namespace", "MetricName", "Dimensions", "Period", "Unit", "Statistic", "ExtendedStatistic") if name in properties]
    if forbidden:
        yield f"{forbidden} beside Metrics"
    names = [metric["Id"] for metric in metrics]
    if len(set(names)) != len(names):
        yield f"ids given twice: {names}"
    for name in names:
        if not re.fullmatch(r"[a-z][A-Za-z0-9_]*", name):
            yield f"an id {name}"
    returned = [metric["Id"] for metric in metrics if metric.get("ReturnData", True)]
    band = properties.get("ThresholdMetricId")
    if band is None and len(returned) != 1:
        yield f"{returned} are returned"
    if band is not None and (band not in names or len(returned) != 2):
        yield f"the band {band} of {names}, of which {returned} are returned"
    if sum("MetricStat" in metric for metric in metrics) > 10:
        yield "more than ten metrics"
    for metric in metrics:
        if "Expression" in metric:
            yield from expression(metric["Expression"], names)


FUNCTIONS = {"IF", "FILL", "PERIOD", "SUM", "SEARCH", "ANOMALY_DETECTION_BAND", "AND", "OR"}


def expression(text, names):
    bare = re.sub(r"'[^']*'", "", text)
    for word in re.findall(r"[A-Za-z_][A-Za-z0-9_]*", bare):
        if word not in names and word not in FUNCTIONS:
            yield f"{word} in {text} is no id of {names}"
    if bare.count("(") != bare.count(")"):
        yield f"brackets in {text}"


def dashboard(properties):
    yield from check("cloudwatch", "PutDashboard", {"DashboardName": "dashboard", "DashboardBody": properties["DashboardBody"]})
    body = json.loads(properties["DashboardBody"])
    taken = set()
    for widget in body["widgets"]:
        kind, place = widget["type"], widget["properties"]
        if kind not in ("metric", "log", "alarm", "text"):
            yield f"a widget {kind}"
        cells = {(x, y) for x in range(widget["x"], widget["x"] + widget["width"]) for y in range(widget["y"], widget["y"] + widget["height"])}
        if widget["x"] + widget["width"] > 24 or cells & taken:
            yield f"a widget at {widget['x']}, {widget['y']} that is beside the grid or over another"
        taken |= cells
        if kind in ("metric", "log") and not place.get("region"):
            yield f"{place.get('title')} has no region"
        if kind == "metric":
            yield from rows(place)
        if kind == "log" and not place["query"].startswith("SOURCE '"):
            yield "a log query without a source"
        if kind == "alarm" and not all(arn.startswith("arn:") for arn in place["alarms"]):
            yield "an alarm that is no ARN"
        if kind == "text" and not place["markdown"]:
            yield "an empty text"


def rows(place):
    names = [row[-1]["id"] for row in place["metrics"] if isinstance(row[-1], dict) and "id" in row[-1]]
    if len(set(names)) != len(names):
        yield f"{place['title']}: ids given twice"
    for row in place["metrics"]:
        options = row[-1] if isinstance(row[-1], dict) else {}
        parts = row[:-1] if options else row
        if "expression" in options:
            yield from expression(options["expression"], names)
        elif len(parts) < 2 or len(parts) % 2 or not all(isinstance(part, str) and part for part in parts):
            yield f"{place['title']}: a row {row}"


def event_rule(properties):
    parameters = {"Name": "rule", "EventPattern": json.dumps(properties["EventPattern"]), "Description": properties.get("Description", "")} if "EventPattern" in properties else {"Name": "rule", "ScheduleExpression": properties["ScheduleExpression"]}
    yield from check("events", "PutRule", parameters)
    yield from check("events", "PutTargets", {"Rule": "rule", "Targets": properties["Targets"]})
    if "EventPattern" in properties:
        yield from pattern(properties["EventPattern"], "")


def pattern(node, path):
    """EventBridge: every leaf is a list of values or of single matchers."""
    for key, value in node.items():
        if isinstance(value, dict):
            yield from pattern(value, path + "." + key)
        elif not isinstance(value, list) or not value:
            yield f"{path}.{key} is no list"
        else:
            for item in value:
                if isinstance(item, dict) and (len(item) != 1 or next(iter(item)) not in ("prefix", "suffix", "numeric", "exists", "anything-but", "equals-ignore-case", "wildcard")):
                    yield f"{path}.{key}: {item}"


def trail(properties):
    parameters = {name: value for name, value in properties.items() if name not in ("IsLogging", "InsightSelectors")}
    yield from check("cloudtrail", "CreateTrail", dict(parameters, Name="trail"))
    yield from check("cloudtrail", "PutInsightSelectors", {"TrailName": "trail", "InsightSelectors": properties["InsightSelectors"]})


def log_group(properties):
    yield from check("logs", "CreateLogGroup", {"logGroupName": properties.get("LogGroupName", "group")})
    if "RetentionInDays" in properties:
        yield from check("logs", "PutRetentionPolicy", {"logGroupName": "group", "retentionInDays": properties["RetentionInDays"]})
        if properties["RetentionInDays"] not in (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653):
            yield "a retention that CloudWatch does not know"


def lower(node):
    if isinstance(node, dict):
        return {key[:1].lower() + key[1:]: lower(value) for key, value in node.items()}
    return [lower(value) for value in node] if isinstance(node, list) else node


def query(properties):
    yield from check("logs", "PutQueryDefinition", {"name": properties["Name"], "queryString": properties["QueryString"], "logGroupNames": properties["LogGroupNames"]})


def scaling_policy(properties):
    yield from check("application-autoscaling", "PutScalingPolicy", {
        "PolicyName": properties["PolicyName"], "PolicyType": properties["PolicyType"], "ServiceNamespace": "dynamodb", "ResourceId": "table/x", "ScalableDimension": "dynamodb:table:ReadCapacityUnits",
        "TargetTrackingScalingPolicyConfiguration": properties["TargetTrackingScalingPolicyConfiguration"]})


def key(properties):
    yield from check("kms", "CreateKey", {"Description": properties["Description"], "Policy": json.dumps(properties["KeyPolicy"])})


def permission(properties):
    yield from check("lambda", "AddPermission", dict(properties, StatementId="statement"))


def integration(properties):
    yield from check("apigatewayv2", "CreateIntegration", properties)
    if properties.get("PayloadFormatVersion") not in ("1.0", "2.0"):
        yield "an integration of a function without a format"


CHECKS = {
    "AWS::CloudWatch::Alarm": alarm,
    "AWS::CloudWatch::Dashboard": dashboard,
    "AWS::Events::Rule": event_rule,
    "AWS::CloudTrail::Trail": trail,
    "AWS::Logs::LogGroup": log_group,
    "AWS::Logs::QueryDefinition": query,
    "AWS::Logs::MetricFilter": lambda properties: check("logs", "PutMetricFilter", dict(lower(properties), filterName="filter")),
    "AWS::Config::ConfigRule": lambda properties: check("config", "PutConfigRule", {"ConfigRule": dict(properties, InputParameters=json.dumps(properties.get("InputParameters", {})))}),
    "AWS::GuardDuty::Detector": lambda properties: check("guardduty", "CreateDetector", properties),
    "AWS::ApplicationAutoScaling::ScalableTarget": lambda properties: check("application-autoscaling", "RegisterScalableTarget", properties),
    "AWS::ApplicationAutoScaling::ScalingPolicy": scaling_policy,
    "AWS::KMS::Key": key,
    "AWS::ApiGatewayV2::Integration": integration,
    "AWS::ApiGatewayV2::Route": lambda properties: check("apigatewayv2", "CreateRoute", properties),
    "AWS::Lambda::EventInvokeConfig": lambda properties: check("lambda", "PutFunctionEventInvokeConfig", properties),
    "AWS::Lambda::Permission": permission,
    "AWS::SNS::Subscription": lambda properties: check("sns", "Subscribe", properties),
}


def judge(text):
    """What is wrong with one template, and how many resources were checked."""
    problems = []
    tree = read(text)
    if "AWS::Serverless-2016-10-31" in json.dumps(tree.get("Transform", "")):
        try:
            tree = dict(translate(tree), Parameters=tree.get("Parameters", {}))
        except Exception as problem:  # whatever the translator throws is its verdict
            problems.append("SAM: " + (getattr(problem, "message", None) or str(problem)))
            return problems, collections.Counter()
    resolver = Resolver(tree)
    checked = collections.Counter()
    for name, resource in (tree.get("Resources") or {}).items():
        if resource.get("Type") in CHECKS:
            checked[resource["Type"]] += 1
            try:
                for problem in CHECKS[resource["Type"]](resolver.value(resource.get("Properties", {}))):
                    problems.append(f"{name}: {problem}")
            except Exception as problem:
                problems.append(f"{name}: {type(problem).__name__} {problem}")
    return problems, checked


def verdict(text):
    """What cfn-lint says, what the others say, and how many resources of each type they looked at."""
    return lint(text), *judge(text)


def verdicts_of(texts):
    """A verdict for each; in several processes, since cfn-lint takes a second for each."""
    with multiprocessing.Pool(int(os.environ.get("JUDGES", os.cpu_count() or 1))) as pool:
        return dict(zip(texts, pool.map(verdict, texts.values(), chunksize=1)))


def same(text):
    """Templates that say the same are judged once."""
    return hashlib.sha256(json.dumps(read(text)).encode()).hexdigest()


def main():
    folder = pathlib.Path(sys.argv[1])
    texts = {path.name: path.read_bytes().decode("utf-8-sig") for path in folder.iterdir() if path.suffix in (".before", ".after")}
    objections = collections.defaultdict(list)
    keys = {}
    for name, text in texts.items():
        try:
            keys[name] = same(text)
        except Exception as problem:
            keys[name] = None
            objections[name.rpartition(".")[0]].append(f"{name} cannot be read: {problem}")
    verdicts = verdicts_of({key: texts[name] for name, key in keys.items() if key and name.endswith(".after")})
    # Only where somebody objects it matters what they had to say before.
    suspects = {name.replace(".after", ".before") for name, key in keys.items() if key in verdicts and (verdicts[key][0] or verdicts[key][1])}
    verdicts.update(verdicts_of({keys[name]: texts[name] for name in suspects if keys.get(name)}))
    nothing = ([], [], collections.Counter())
    checked = collections.Counter()
    for stem in {name.rpartition(".")[0] for name in texts}:
        before, after = keys.get(stem + ".before"), keys.get(stem + ".after")
        if not before or not after:
            continue
        lint_before, judged_before, _ = verdicts.get(before, nothing)
        lint_after, judged_after, counted = verdicts[after]
        objections[stem] += [f"cfn-lint {rule}: {message}" for rule, message in lint_after if (rule, message) not in lint_before]
        objections[stem] += [problem for problem in judged_after if problem not in judged_before]
        checked += counted
    result = {"objections": {stem: sorted(set(problems)) for stem, problems in objections.items()}, "checked": dict(checked), "judged": len(verdicts)}
    (folder / "objections.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()

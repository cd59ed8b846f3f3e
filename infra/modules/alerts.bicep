// Who has to look at what: alerts over what Drawbridge logs, over its numbers, its replicas and the database.
// The events stand in alerts.json; a test keeps them to what is really logged. metric-alerts.json has
// those over numbers, for whichever store the numbers are in.
param location string
param tags object
param name string
param workspaceId string
param actionGroupId string
param databaseServerId string

@description('Empty until there is a container.')
param containerAppId string
param minReplicas int

@description('An Azure Monitor workspace that has the numbers. Empty: there are no alerts over them.')
param metricsWorkspaceId string

var logged = loadJsonContent('../alerts.json')
var watched = flatten(map(logged, alert => alert.events))
var lines = 'ContainerAppConsoleLogs | where ContainerAppName == "${name}" | extend line = parse_json(Log) | extend event = tostring(line.event), level = tostring(line.level)'

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logged: {
    name: '${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Drawbridge: ${alert.name}'
      description: '${alert.meaning} ${alert.next}'
      enabled: true
      severity: alert.severity
      evaluationFrequency: alert.every
      windowSize: alert.within
      scopes: [workspaceId]
      // The table comes with the first line of the first container.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: empty(alert.events)
              ? '${lines} | where level == "error" and event !in ("${join(watched, '", "')}")'
              : '${lines} | where event in ("${join(alert.events, '", "')}")'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.moreThan
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [actionGroupId]
      }
    }
  }
]

var measured = [
  {
    name: 'replicas'
    scope: containerAppId
    metric: 'Replicas'
    aggregation: 'Maximum'
    operator: 'LessThan'
    threshold: minReplicas
    severity: 1
    meaning: 'Fewer replicas than there should be. See the system logs of the container for why one does not start.'
  }
  {
    name: 'restarts'
    scope: containerAppId
    metric: 'RestartCount'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 3
    severity: 1
    meaning: 'The container ends again and again. Its last lines say why; settings that are wrong are all named there.'
  }
  {
    name: 'database-storage'
    scope: databaseServerId
    metric: 'storage_percent'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 85
    severity: 2
    meaning: 'The database fills up. It grows by itself while its size allows.'
  }
  {
    name: 'database-cpu'
    scope: databaseServerId
    metric: 'cpu_percent'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 85
    severity: 3
    meaning: 'The database is busy. A larger size is a parameter: databaseSku.'
  }
]

resource measures 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for measure in measured: if (!empty(measure.scope)) {
    name: '${name}-${measure.name}'
    location: 'global'
    tags: tags
    properties: {
      description: measure.meaning
      enabled: true
      severity: measure.severity
      scopes: [measure.scope]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: measure.name
            criterionType: 'StaticThresholdCriterion'
            metricName: measure.metric
            timeAggregation: measure.aggregation
            operator: measure.operator
            threshold: measure.threshold
          }
        ]
      }
      actions: [
        {
          actionGroupId: actionGroupId
        }
      ]
    }
  }
]

resource numbers 'Microsoft.AlertsManagement/prometheusRuleGroups@2023-03-01' = if (!empty(metricsWorkspaceId)) {
  name: '${name}-numbers'
  location: location
  tags: tags
  properties: {
    description: 'Drawbridge, over its numbers. docs/runbooks has a page for each.'
    enabled: true
    scopes: [metricsWorkspaceId]
    interval: 'PT1M'
    rules: map(loadJsonContent('../metric-alerts.json'), one => {
      alert: one.name
      expression: one.expression
      for: one.for
      severity: one.severity
      enabled: true
      annotations: {
        description: one.meaning
      }
      resolveConfiguration: {
        autoResolved: true
        timeToResolve: 'PT15M'
      }
      actions: [
        {
          actionGroupId: actionGroupId
        }
      ]
    })
  }
}
